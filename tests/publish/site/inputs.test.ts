import assert from 'node:assert/strict'
import {test} from 'node:test'
import {kettle, siteOf} from './small-specification.ts'

async function changed(context: Parameters<typeof siteOf>[0], edits: Record<string, string>): Promise<string[]> {
  const before = await siteOf(context, kettle)
  const after = await siteOf(context, {...kettle, ...edits})
  return [...after.inputs].filter(([path, inputs]) => before.inputs.get(path) !== inputs).map(([path]) => path)
}

test('the same rows give the same inputs and the same bytes', async (context) => {
  assert.deepEqual(await changed(context, {}), [])
  assert.deepEqual((await siteOf(context, kettle)).files, (await siteOf(context, kettle)).files)
})

test("an edited sentence changes its own page's inputs alone", async (context) => {
  const edited = {'chapters/empty.md': '# Nothing yet\n\nMuch later.\n'}
  assert.deepEqual(await changed(context, edited), ['empty.html', 'search/empty.js'])
})

test('a new title of a chapter changes every page, which names it', async (context) => {
  const paths = await changed(context, {'chapters/empty.md': '# Something\n\nLater.\n'})
  assert.deepEqual(paths.filter((path) => path.endsWith('.html')).sort(), [
    'boiling.html',
    'coverage.html',
    'empty.html',
    'findings.html',
    'index.html',
    'requirements.html',
    'start.html',
  ])
  assert.deepEqual(
    paths.filter((path) => path.endsWith('.js')),
    ['search/empty.js'],
  )
})

test('where inputs are the same the files are the same', async (context) => {
  const before = await siteOf(context, kettle)
  const after = await siteOf(context, {
    ...kettle,
    'chapters/boiling.md': kettle['chapters/boiling.md']!.replace('Water boils', 'It boils'),
  })
  let same = 0
  for (const [path, inputs] of after.inputs) {
    if (before.inputs.get(path) !== inputs) continue
    assert.equal(after.files.get(path), before.files.get(path), path)
    same++
  }
  assert.ok(same > 5)
})
