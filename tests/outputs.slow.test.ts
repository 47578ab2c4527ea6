import assert from 'node:assert/strict'
import {cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import test from 'node:test'
import {fileURLToPath} from 'node:url'
import {packageRoot} from '../tools/own/package-root.ts'
import {build} from '../tools/pipeline/build.ts'
import {fixturesFolder, updating, withFolder} from './fixture.ts'
import {pdfInfo, pdfText, skipWithoutPoppler} from './publish/pdf/poppler.ts'

const ofThisProject = ['spec.yaml', 'chapters', 'requirements', 'conformance', 'results']

/** Copies a root's sources, and nothing that a build made. */
function copySources(from: URL, to: string): void {
  for (const name of readdirSync(from)) {
    if (name === 'dist' || name === '.avps') continue
    if (from.href === packageRoot.href && !ofThisProject.includes(name)) continue
    cpSync(fileURLToPath(new URL(name, from)), join(to, name), {recursive: true})
  }
}

function filesOf(folder: string, prefix = ''): string[] {
  return readdirSync(join(folder, prefix), {withFileTypes: true})
    .flatMap((entry) => (entry.isDirectory() ? filesOf(folder, `${prefix}${entry.name}/`) : [`${prefix}${entry.name}`]))
    .sort()
}

/** Compared elsewhere: as rows, as pages, as parts of the tool. */
const comparedElsewhere =
  /\.(?:sqlite|pdf|reqifz|xlsx|css)$|^build\.json$|^schema\.sql$|\.schema\.json$|^site\/[a-z-]+\.js$/

test('outputs: every file of the tiny specification is as expected', async () => {
  await withFolder(async (root) => {
    copySources(new URL('examples/tiny-spec/', packageRoot), root)
    const {status, findings} = await build({root})
    assert.deepEqual([status, findings], ['built', []])
    const dist = join(root, 'dist')
    const expected = join(fixturesFolder, 'tiny-spec-outputs')
    const made = filesOf(dist)
    const compared = made.filter((path) => !comparedElsewhere.test(path))
    if (updating) {
      rmSync(expected, {recursive: true, force: true})
      for (const path of compared) {
        mkdirSync(dirname(join(expected, path)), {recursive: true})
        writeFileSync(join(expected, path), readFileSync(join(dist, path)))
      }
    }
    assert.deepEqual(compared, filesOf(expected))
    for (const path of compared) {
      assert.equal(readFileSync(join(dist, path), 'utf8'), readFileSync(join(expected, path), 'utf8'), path)
    }
    for (const path of ['avps.sqlite', 'schema.sql', 'site/search.js', 'exchange/requirements.schema.json'])
      assert.ok(made.includes(path), path)
  })
})

test('outputs: the exchange file is of the shape that its schema was made of', async () => {
  const {requirementsJsonSchema, requirementsSchema} = await import('../tools/publish/exchange/requirements-schema.ts')
  const file = join(fixturesFolder, 'tiny-spec-outputs', 'exchange', 'requirements.json')
  const data = JSON.parse(readFileSync(file, 'utf8'))
  assert.deepEqual(requirementsSchema.parse(data), data)
  data.items[0].colour = 'red'
  assert.equal(requirementsSchema.safeParse(data).success, false)
  const schema = JSON.parse(requirementsJsonSchema())
  assert.deepEqual(Object.keys(schema.$defs.item.properties), Object.keys(data.items[1]))
  assert.equal(schema.additionalProperties, false)
})

test('outputs: the printed tiny specification has its title, its parts and its lists', {
  skip: skipWithoutPoppler,
}, async () => {
  await withFolder(async (root) => {
    copySources(new URL('examples/tiny-spec/', packageRoot), root)
    await build({root, only: ['pdf']})
    const name = filesOf(join(root, 'dist')).find((path) => path.endsWith('.pdf'))!
    const pdf = readFileSync(join(root, 'dist', name))
    const {tagged, title} = pdfInfo(pdf)
    assert.deepEqual(
      [tagged, title],
      ['yes', JSON.parse(readFileSync(join(root, 'dist', 'build.json'), 'utf8')).specification.title],
    )
    assert.match(pdfText(pdf), /Contents[\s\S]*List of requirements/)
  })
})

test('outputs: this specification builds without error, and a build repairs what was deleted or edited', async () => {
  await withFolder(async (root) => {
    copySources(packageRoot, root)
    const first = await build({root})
    assert.equal(first.status, 'built')
    assert.deepEqual(
      first.findings.filter(({severity}) => severity === 'error'),
      [],
    )
    const dist = join(root, 'dist')
    const made = filesOf(dist)
    const before = new Map(made.map((path) => [path, readFileSync(join(dist, path))]))
    assert.equal((await build({root})).status, 'unchanged')

    const [deleted, edited] = [made.filter((_, index) => index % 3 === 0), made.filter((_, index) => index % 3 === 1)]
    for (const path of deleted) rmSync(join(dist, path))
    for (const path of edited) writeFileSync(join(dist, path), 'edited by hand')
    await build({root})
    assert.deepEqual(filesOf(dist), made)
    for (const [path, content] of before) assert.ok(readFileSync(join(dist, path)).equals(content), path)
  })
})
