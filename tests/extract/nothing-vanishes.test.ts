import assert from 'node:assert/strict'
import test from 'node:test'
import type {Nodes, Root} from 'mdast'
import {extract} from '../../tools/extract/extract.ts'
import {rules} from '../../tools/lint/rules.ts'
import {createParser} from '../../tools/markdown/parse.ts'
import {createRemark} from '../../tools/markdown/remark.ts'
import type {Extraction} from '../../tools/model/extraction.ts'
import {effort, firstSeed, pick, randomOf} from '../random.ts'
import {sampleIds, sampleSettings} from '../settings.ts'

const reference = createRemark()
const parse = await createParser()

type Class = 'tag' | 'reference' | 'literal' | 'finding'

/** What became of every match of an id pattern in the source: its classes, by offset. */
async function fates(source: string): Promise<Map<number, Set<Class>>> {
  const extraction = extract({
    place: {path: 'chapters/sample.md', slug: 'sample', number: 1, part: 1},
    source,
    tree: await parse(source),
    settings: sampleSettings,
    highlight: () => undefined,
  })
  const literal = literalRanges(reference.parse(source), source)
  const found = new Map<number, Set<Class>>()
  for (const match of source.matchAll(sampleIds.anywhere)) {
    const at = match.index
    const classes = new Set<Class>()
    const isIn = (from: number, to: number) => from <= at && at < to
    if (extraction.items.some(({tagOffset, tagEnd}) => isIn(tagOffset, tagEnd))) classes.add('tag')
    if (extraction.references.some(({offset, end}) => isIn(offset, end))) classes.add('reference')
    if (isReported(extraction, source, at)) classes.add('finding')
    if (isLiteral(source, at, match[0].length, literal)) classes.add('literal')
    found.set(at, classes)
  }
  return found
}

/** A definition, a link or an inner item that took the brackets was reported, or the whole depth was. */
function isReported({findings}: Extraction, source: string, at: number): boolean {
  const rules = ['definition-hides-tag', 'tag-as-link', 'nested-item', 'too-deep']
  return findings.some(({rule, line, column, message}) => {
    if (!rules.includes(rule)) return false
    const offset =
      source
        .split('\n')
        .slice(0, line - 1)
        .join('\n').length +
      (line > 1 ? 1 : 0) +
      column -
      1
    const id = /`\[?([^`\]]+)\]?`/.exec(message)?.[1]
    if (rule === 'definition-hides-tag') {
      // Everything in brackets of that name became a link to it.
      return source.slice(at, at + id!.length).toUpperCase() === id!.toUpperCase()
    }
    return offset <= at && at <= offset + 2
  })
}

/** Brackets that Markdown itself does not leave as text, computed from the tree of the reference alone. */
function literalRanges(tree: Root, source: string): [number, number][] {
  const ranges: [number, number][] = []
  const visit = (node: Nodes): void => {
    const range: [number, number] = [node.position!.start.offset!, node.position!.end.offset!]
    switch (node.type) {
      case 'yaml':
      case 'heading':
      case 'code':
      case 'inlineCode':
      case 'html':
      case 'image':
      case 'imageReference':
      case 'link':
      case 'linkReference':
      case 'footnoteReference':
      case 'thematicBreak':
        ranges.push(range)
        return
      case 'definition':
        ranges.push(range)
        return
      case 'footnoteDefinition':
        ranges.push([range[0], source.indexOf(']:', range[0]) + 2])
    }
    if ('children' in node) for (const child of node.children as Nodes[]) visit(child)
  }
  visit(tree)
  return ranges
}

function isLiteral(source: string, at: number, length: number, ranges: [number, number][]): boolean {
  if (source[at - 1] !== '[' || source[at + length] !== ']') return true
  let backslashes = 0
  while (source[at - 2 - backslashes] === '\\') backslashes++
  if (backslashes % 2 === 1) return true
  return ranges.some(([from, to]) => from <= at && at < to)
}

const ids = ['[REQ-A-001]', '[REQ-A-002]', '[REQ-B-?]', '[REQ-B-?quiet-one]', '[NEED-X]', '[REQ-A-1]', '[req-a-001]']
const wrappers: ((id: string) => string)[] = [
  ...Array.from({length: 6}, () => (id: string) => id),
  (id) => `\\${id}`,
  (id) => `\\\\${id}`,
  (id) => `\`${id}\``,
  (id) => `${id}(a.md)`,
  (id) => `${id}[ref]`,
  (id) => `${id}[]`,
  (id) => `[see ${id}](a.md)`,
  (id) => `![${id}](a.png)`,
  (id) => `!${id}`,
  (id) => `*${id}*`,
  (id) => `**${id}** `,
  (id) => `~~${id}~~`,
  (id) => `<b>${id}</b>`,
  (id) => `<!-- ${id} -->`,
  (id) => `<a title="${id}">`,
  (id) => `${id} **Title.** It MUST hold`,
  (id) => `"${id}"`,
  (id) => `${id}${id}`,
  (id) => `${id}:`,
  (id) => `[^1] ${id}`,
  (id) => `www.example.com ${id} a@example.com`,
  (id) => `&#91;${id} &amp; ${id}`,
  (id) => `[a ${id}`,
  (id) => `${id.slice(1, -1)}`,
]

function text(random: () => number): string {
  return Array.from({length: 1 + Math.floor(random() * 3)}, () => pick(random, wrappers)(pick(random, ids))).join(' ')
}

function blocks(random: () => number, depth: number): string[] {
  return Array.from({length: 1 + Math.floor(random() * 3)}, () => [...block(random, depth), '']).flat()
}

function block(random: () => number, depth: number): string[] {
  const inner = () => blocks(random, depth + 1).slice(0, -1)
  switch (Math.floor(random() * (depth > 2 ? 9 : 13))) {
    case 0:
      return [`## ${text(random)}`]
    case 1:
      return ['```', text(random), '```']
    case 2:
      return [`${pick(random, ids)}: a.md`]
    case 3:
      return ['| Requirement | b |', '| --- | --- |', `| ${text(random)} | ${text(random)} |`]
    case 4:
      return [`| ${text(random)} | b |`, '| --- | --- |', `| ${text(random)} |`]
    case 5:
      return [pick(random, [`<!-- ${text(random)}`, '-->', '<div>', `[^1]: ${text(random)}`, '[ref]: b.md', '---'])]
    case 6:
    case 7:
    case 8:
      return [text(random), text(random)]
    case 9:
    case 10:
      return inner().map((line) => (line === '' ? '>' : random() < 0.05 ? line : `> ${line}`))
    case 11:
      return inner().map((line, index) => (index === 0 ? `- ${line}` : line === '' ? '' : `  ${line}`))
    default:
      return inner().map((line, index) => (index === 0 ? `1. ${line}` : line === '' ? '' : `   ${line}`))
  }
}

test('nothing vanishes: every id is exactly one of tag, reference, literal, finding', async () => {
  for (let seed = firstSeed; seed < firstSeed + 1500 * effort; seed++) {
    const source = `${blocks(randomOf(seed), 0).join('\n')}\n`
    for (const [offset, classes] of await fates(source)) {
      const bracketed = source[offset - 1] === '['
      const hint = `TEST_SEED=${seed}: ${source.slice(offset - 1, offset + 20)} at ${offset} is ${[...classes].join(' and ') || 'lost'}\n${source}`
      assert.ok(classes.size > 0, hint)
      // A finding may speak of what is a literal too: brackets of a link that a definition made.
      if (bracketed) assert.ok([...classes].filter((one) => one !== 'finding').length <= 1, hint)
      if (classes.has('finding'))
        assert.ok((!classes.has('tag') && !classes.has('reference')) || classes.size === 2, hint)
    }
  }
})

test('nothing vanishes: the test itself would see a loss', () => {
  const source = 'A lost [REQ-A-001] in running text.'
  const at = source.indexOf('REQ')
  assert.equal(isLiteral(source, at, 9, literalRanges(reference.parse(source), source)), false)
})

test('nothing vanishes: what lies too deep is an error that says so, and names the ids that go with it', async () => {
  const deep = `${'> '.repeat(70)}[REQ-A-001] It MUST hold, see [NEED-X] and REQ-A-001.`
  const line = `${'> '.repeat(120)}[REQ-A-001] It MUST hold, see [NEED-X].`
  const marks = `${'*a* '.repeat(1500)} [REQ-A-001] and [NEED-X]`
  for (const [rule, text] of [
    ['too-deep', deep],
    ['too-deep', line],
    ['too-heavy', marks],
  ] as const) {
    const source = `# Sample\n\n${text}\n`
    const {findings, items} = extract({
      place: {path: 'chapters/sample.md', slug: 'sample', number: 1, part: 1},
      source,
      tree: await parse(source),
      settings: sampleSettings,
      highlight: () => undefined,
    })
    assert.deepEqual(
      findings.map((finding) => [finding.rule, finding.line]),
      [[rule, 3]],
    )
    assert.equal(rules[rule].severity, 'error')
    assert.match(
      findings[0]!.message,
      /: (?:what lies deeper|it) is left out of all that is published, and with it `REQ-A-001`, `NEED-X`$/,
    )
    assert.deepEqual(items, [])
  }
})
