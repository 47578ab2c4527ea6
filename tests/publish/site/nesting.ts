import {pick} from '../../random.ts'

const ids = [
  'main',
  'search',
  'contents',
  'deep',
  'words',
  'KTL-BOIL-001',
  'NEED-TEA',
  'fn:1',
  'page:main',
  'a-heading',
  'x',
]
const leaves = [
  ...[
    'water',
    'kettle ',
    'boiling point',
    '[KTL-BOIL-001]',
    '\\[KTL-BOIL-001]',
    '[^1]',
    '[^2]',
    '`code`',
    '![alt](x.png)',
  ],
  ...[
    '<br>',
    '<wbr>',
    'https://example.org',
    'MUST',
    '"q"',
    '&amp;',
    '<!-- c -->',
    '</a>',
    '<summary>',
    '</details>',
    '<li>',
    '<td>',
  ],
]

/** Running text in which everything that is a link, or holds one, stands in everything else. */
export function words(random: () => number, depth = 0): string {
  const inner = () => words(random, depth + 1)
  return Array.from({length: 1 + Math.floor(random() * 3)}, () => {
    switch (depth > 3 ? 0 : Math.floor(random() * 14)) {
      case 1:
        return `[${inner()}](http://x.y)`
      case 2:
        return `[${inner()}](start.md#words)`
      case 3:
        return `[${inner()}][ref]`
      case 4:
        return `<a id="${pick(random, ids)}">${inner()}</a>`
      case 5:
        return `*${inner()}*`
      case 6:
        return `**${inner()}**`
      case 7:
        return `<kbd>${inner()}</kbd>`
      case 8:
        return `<sub>${inner()}</sub>`
      case 9:
        return `<details><summary>${inner()}</summary>${inner()}</details>`
      case 10:
        return `<summary>${inner()}</summary>`
      case 11:
        return `~~${inner()}~~`
      default:
        return pick(random, leaves)
    }
  }).join(pick(random, ['', ' ']))
}

function block(random: () => number, depth: number): string[] {
  const inner = () => blocks(random, depth + 1)
  const line = () => words(random)
  switch (Math.floor(random() * (depth > 2 ? 10 : 16))) {
    case 0:
      return [`## ${pick(random, ['Main', 'Search', 'Contents', 'Deep', '', 'X', line()])}`]
    case 1:
      return [`### ${line()}`]
    case 2:
      return [`| ${line()} | b |`, '| --- | :-: |', `| ${line()} | ${line()} |`]
    case 3:
      return [`<details><summary>${line()}</summary>`, '', ...inner(), '', '</details>']
    case 4:
      return [`<${pick(random, ['details', 'summary', 'sub', 'kbd', 'small'])}>`]
    case 5:
      return [`</${pick(random, ['details', 'summary', 'sub', 'kbd', 'small'])}>`]
    case 6:
      return [`<a id="${pick(random, ids)}"></a>`]
    case 7:
      return [`[^${pick(random, ['1', '2'])}]: ${line()}`]
    case 8:
    case 9:
      return [line(), line()]
    case 10:
      return ['> [!NOTE]', ...inner().map((text) => `> ${text}`)]
    case 11:
    case 12:
      return inner().map((text) => `> ${text}`)
    case 13:
    case 14:
      return inner().map((text, index) => `${index === 0 ? '- ' : '  '}${text}`)
    default:
      return [`> [KTL-BOIL-?] **${line()}** The kettle MUST ${line()}.`]
  }
}

function blocks(random: () => number, depth: number): string[] {
  return Array.from({length: 1 + Math.floor(random() * 3)}, () => [...block(random, depth), '']).flat()
}

/** A chapter of such texts, the same for the same numbers. */
export function nestedChapter(random: () => number): string {
  return `# Nested\n\n${Array.from({length: 5}, () => blocks(random, 0).join('\n')).join('\n')}\n[ref]: http://r.e/f\n`
}
