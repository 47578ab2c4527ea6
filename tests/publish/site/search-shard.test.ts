import assert from 'node:assert/strict'
import {test} from 'node:test'
import vm from 'node:vm'
import {kettle, siteOf} from './small-specification.ts'

interface Shard {
  slug: string
  chapter: string
  documents: {reference: string; anchor: string; title: string; text: string; level: string}[]
}

function load(script: string): Shard {
  const window: {specificationShards?: Shard[]} = {}
  vm.runInNewContext(script, {window})
  // Values of another realm are not deeply equal to ours.
  return JSON.parse(JSON.stringify(window.specificationShards![0])) as Shard
}

test('a shard holds the sections of a chapter with their text, and its items', async (context) => {
  const {slug, chapter, documents} = load((await siteOf(context, kettle)).files.get('search/start.js')!)
  assert.deepEqual([slug, chapter], ['start', '1 Start'])
  assert.deepEqual(
    documents.map(({reference, title}) => `${reference} ${title}`),
    ['1 Start', '1.1 Words', 'NEED-TEA Tea', 'Q-001 Colour'],
  )
  assert.equal(documents[0]!.text, 'A kettle makes water hot. See KTL-BOIL-001 and the words . A second paragraph.')
  assert.equal(documents[2]!.text, 'People want tea.')
})

test('an item has its level and the anchor of its box', async (context) => {
  const {documents} = load((await siteOf(context, kettle)).files.get('search/boiling.js')!)
  const item = documents.find(({reference}) => reference === 'KTL-BOIL-002')!
  assert.deepEqual([item.level, item.anchor], ['MUST NOT', 'KTL-BOIL-002'])
})

test('a retired id can be found', async (context) => {
  const {slug, documents} = load((await siteOf(context, kettle)).files.get('search/requirements.js')!)
  assert.equal(slug, 'requirements')
  assert.deepEqual(
    documents.map(({reference, text}) => [reference, text]),
    [['KTL-BOIL-003', 'Nobody hears it.']],
  )
})

test('the list of shards names every one', async (context) => {
  const {files} = await siteOf(context, kettle)
  const window: {specificationShardNames?: string[]} = {}
  vm.runInNewContext(files.get('shards.js')!, {window})
  assert.deepEqual(
    [...window.specificationShardNames!].map((name) => files.has(`search/${name}.js`)),
    [true, true, true, true],
  )
})
