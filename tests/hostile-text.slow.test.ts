import assert from 'node:assert/strict'
import {test} from 'node:test'
import {createHighlighter} from '../tools/extract/blocks/highlight.ts'
import {extract} from '../tools/extract/extract.ts'
import {createParser} from '../tools/markdown/parse.ts'
import type {BlockNode} from '../tools/model/chapter-tree.ts'
import {buildDocument} from '../tools/publish/pdf/build-document.ts'
import {loadFonts} from '../tools/publish/pdf/fonts.ts'
import {chapterBody} from '../tools/publish/site/chapter-body.ts'
import {documentsOf} from '../tools/publish/site/search-shard.ts'
import {termLinker} from '../tools/publish/site/term-links.ts'
import {hiddenCharacters} from '../tools/read/hidden-characters.ts'
import type {BlockRow, ChapterRow} from '../tools/trace/site/rows.ts'
import {pdfChapter, sampleInput} from './publish/pdf/sample-input.ts'
import {effort, firstSeed} from './random.ts'
import {sampleSettings as settings} from './settings.ts'

/** Pieces that are written again and again: openings without end, ends without opening, and what parsers compare. */
const fragments = [
  ...[
    '<a',
    '<a ',
    '<a b="',
    '<!--',
    '<!-- -->',
    '<![CDATA[',
    '<?',
    '<!A',
    '<div ',
    '<div>\n',
    '</div>',
    '<sub>',
    '</sub>',
  ],
  ...['<sub>x</sub>', '<sub><sup>', '<details>\n\n', '<a name="x">', '<http://a', '<http://a>', '<a@b.c>', '<br><wbr>'],
  ...[
    '&',
    '&#',
    '&amp;',
    '&#x41;',
    '&nbsp;',
    '&copy',
    '[',
    ']',
    '[a',
    '[a](',
    '[a](b)',
    '[a][',
    '[a][b]',
    '[]()',
    '[](<',
  ],
  ...['[a]: b\n', '![', '![[', '![a](b)', '](', '](a "', '[a](()', '[^1]', '[^a', '[^1]: a\n\n', '[*a', '*[a'],
  ...[
    '*',
    '**',
    '*a',
    '**a',
    '*a**b',
    '***a',
    '*a_b',
    '**a*',
    '_',
    '__',
    '_a',
    'a_b',
    '*a **b ',
    '~',
    '~~',
    '~a~',
    '`*',
  ],
  ...[
    '`',
    '``',
    '`a',
    '`a`',
    '`a``',
    '```\n',
    '```js\n',
    '~~~\n',
    '\\',
    '\\*',
    '\\[',
    '\\\\',
    '"',
    '“',
    '”',
    "'",
    '"MUST ',
  ],
  ...['>', '> ', '> a\n', '> a\n\n', '>\t', '> - ', '- > ', '1. > ', '- ', '- a\n', '- a\n\n', '-\n', '* * *\n', '1. '],
  ...[
    '1) a\n',
    '  - a\n',
    '2. _a\n',
    '| _a\n',
    '# ',
    '# a\n',
    '## a\n\n',
    'a\n===\n',
    'a\n---\n',
    '---\n',
    '# a #',
    ' #',
  ],
  ...[
    '|',
    '| a ',
    '|a|\n',
    '| a |\n|---|\n',
    '| a | b |\n|--|--|\n| c | d |\n\n',
    'a|b\n',
    '> | a |\n> |--|\n> | b |\n\n',
  ],
  ...[
    '    ',
    '    a\n',
    '\t',
    '\t- a\n',
    ' ',
    'a ',
    'a  \n',
    'a\\\n',
    '\n',
    'a\n\n',
    'a',
    'A-',
    'AA',
    '-',
    '::',
    '?',
    '=',
    '$',
  ],
  ...[
    'www.a.b ',
    'www.',
    'http://',
    'http://a.b ',
    'a@b.c ',
    'a@',
    '@',
    'a.',
    '.a',
    'a@b.',
    '[x] ',
    '- [ ] a\n',
    '&amp;a@b',
  ],
  ...['[REQ-A-001] ', '[REQ-A-?]', 'REQ-A-?', 'REQ-A-', 'REQ-A-0', '[REQ-A-001](x) ', '[REQ-A-001]: x\n'],
  ...['> [REQ-A-?] **T.** The lid MUST close.\n\n', '> [REQ-A-?a] MUST:\n>\n', '- [REQ-A-?] a MUST b\n', ':*_', '?a-'],
  ...[
    'MUST ',
    'MUST NOT ',
    'MUST\n',
    '“MUST” ',
    '**Note.** ',
    '> [!NOTE]\n> a\n\n',
    '**a** — b. Not: c, d.\n\n',
    'Not: ',
  ],
  ...[
    '```dot alt="x"\n```\n\n',
    'a="',
    '{{x}}',
    '${',
    '${`',
    '"${`',
    '/*',
    '//',
    '#{',
    '<a>{',
    'a=>b\n',
    '%0A',
    '%0A?',
    '\\u',
  ],
  ...[
    'é',
    '\u0301',
    '漢',
    '\u{1f600}',
    '\u200b',
    '\u202e',
    '\u00a0',
    '\u2028',
    '\ufeff',
    'word ',
    'The kettle boils. ',
  ],
]

/** How often, by the length of the text: what grows in two directions. */
const shapes: Record<string, (size: number) => string> = {
  'lists in lists': (size) => indented(Math.round(Math.sqrt(size)), (level) => `${'  '.repeat(level)}- a`),
  'quotes in quotes': (size) => indented(Math.round(Math.sqrt(size)), (level) => `${'>'.repeat(level)} a`),
  'links in links': (size) => `${'['.repeat(size / 5)}a${'](b)'.repeat(size / 5)}`,
  'emphasis in emphasis': (size) => `${'*a '.repeat(size / 6)}${'b* '.repeat(size / 6)}`,
  'definitions and their uses': (size) =>
    `${indented(size / 14, (index) => `[a${index}]: b`)}\n\n${indented(size / 14, (index) => `[a${index}]`)}`,
  'notes and their uses': (size) =>
    `${indented(size / 16, (index) => `[^a${index}]: b\n`)}\n${indented(size / 16, (index) => `[^a${index}]`)}`,
  'runs of backticks': (size) => indented(Math.round(Math.sqrt(size)), (length) => `a ${'`'.repeat(length)}`),
  'a wide table': (size) => `|${'a|'.repeat(size / 5)}\n|${'-|'.repeat(size / 5)}\n`,
  'a long table of items': (size) =>
    `| Requirement | b |\n|---|---|\n${'| [REQ-A-?] | It MUST b |\n'.repeat(size / 27)}`,
  'a working name': (size) => `> [REQ-A-?${'a-'.repeat(size / 2)}] MUST\n`,
  'an attribute of a fence': (size) => `\`\`\`dot ${'a'.repeat(size)}\n\`\`\`\n`,
  'code of templates': (size) => `\`\`\`js\n${'`${'.repeat(size / 3)}\n\`\`\`\n`,
  'code of words': (size) => `\`\`\`c\n${'a '.repeat(size / 2)}\n\`\`\`\n`,
  'front matter': (size) => `---\n${'a: [\n'.repeat(size / 5)}---\n`,
  'front matter of keys': (size) => `---\n${indented(size / 8, (index) => `k${index}: 1`)}\n---\n`,
  'a title of tags': (size) => `# ${'<b> '.repeat(Math.min(size / 4, 1_900))}\n`,
}

function indented(count: number, line: (index: number) => string): string {
  return Array.from({length: Math.max(1, count)}, (_, index) => line(index)).join('\n')
}

const parse = await createParser()
const highlight = await createHighlighter()
const fonts = loadFonts()
const linker = termLinker([
  ['kettle', 'a vessel', 'sample', 'kettle', 1],
  ['a b', 'two letters', 'sample', 'ab', 1],
])

/** Everything that happens to the text of a chapter from its file to its pages. */
async function publish(text: string): Promise<void> {
  const path = 'chapters/sample.md'
  const source = `${text}\n`
  hiddenCharacters(source, path)
  const place = {path, slug: 'sample', number: 1, part: 1}
  const extraction = extract({place, source, tree: await parse(source), settings, highlight})
  const blocks = extraction.blocks.map(({tree, section, line}): BlockRow => {
    return [JSON.parse(tree) as BlockNode, extraction.sections[section]?.anchor ?? null, line]
  })
  const row = {
    ...{
      number: 1,
      slug: 'sample',
      title: extraction.title,
      blocks,
      glossary: null,
      terms: [],
      items: [],
      references: [],
    },
    sections: extraction.sections.map(({anchor, title, depth, number}) => [anchor, title, depth, number]),
  } as unknown as ChapterRow
  chapterBody({...row, blocks: blocks.filter(([{type}]) => type !== 'features')}, linker.start('sample'))
  documentsOf(row)
  buildDocument(sampleInput([pdfChapter(place, source, extraction)]), fonts)
}

/** Milliseconds of CPU time, the least of some tries. */
async function costOf(text: string): Promise<number> {
  let least = Number.POSITIVE_INFINITY
  for (let tries = 0; tries < 3; tries++) {
    const before = process.cpuUsage()
    await publish(text)
    const {user, system} = process.cpuUsage(before)
    least = Math.min(least, (user + system) / 1000)
    if (least < floor) break
  }
  return least
}

/** Below it nobody waits, and what a machine does beside counts more than what we do. */
const floor = 300
const size = 20_000 * Math.max(1, effort / 5)

const texts: [name: string, text: (size: number) => string][] = [
  ...fragments.map((fragment): [string, (size: number) => string] => [
    JSON.stringify(fragment),
    // Even: what the last of a pair closes is closed.
    (length) => fragment.repeat(2 * Math.ceil(length / 2 / fragment.length)),
  ]),
  ...Object.entries(shapes),
]

await publish(fragments.join('\n\n'))

/** A short run takes every third fragment, another third with another seed; a long one takes all. */
const chosen = texts.filter(([name], index) => effort >= 5 || name in shapes || index % 3 === firstSeed % 3)

for (const [name, text] of chosen) {
  test(`hostile text: twice of ${name} costs twice as much`, async () => {
    const double = await costOf(text(2 * size))
    assert.ok(double < size / 10, `${double} ms`)
    if (double < floor) return
    const once = await costOf(text(size))
    assert.ok(double < 3 * Math.max(once, floor / 3), `${once} ms, then ${double} ms`)
  })
}
