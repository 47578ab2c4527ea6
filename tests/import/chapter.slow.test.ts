import assert from 'node:assert/strict'
import {spawnSync} from 'node:child_process'
import {existsSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'node:test'
import {fileURLToPath} from 'node:url'
import {unzipSync, zipSync} from 'fflate'
import {chapterOf} from '../../tools/import/reqif/chapter.ts'
import {writeEntries} from '../../tools/import/reqif/entry.ts'
import {readReqifFile} from '../../tools/import/reqif/read-file.ts'
import {packageRoot} from '../../tools/own/package-root.ts'
import {type Analysis, analyse} from '../../tools/pipeline/analyse.ts'
import {openRoot} from '../../tools/read/root.ts'
import {exchangeFiles, exchangeRoots} from '../exchange-roots.ts'
import {withFolder} from '../fixture.ts'
import {samples, skipWithoutSamples} from '../samples.ts'

const cli = fileURLToPath(new URL('build/tools/cli.js', packageRoot))

function avps(root: string, ...args: string[]): {status: number | null; stdout: string; stderr: string} {
  return spawnSync(process.execPath, [cli, ...args, '--root', root], {encoding: 'utf8', timeout: 60_000})
}

const meanings = 'SELECT id, type, hash, title, text FROM item WHERE state <> ? ORDER BY id'

interface Meaning {
  id: string
  type: string
  hash: string
  title: string
  text: string
}

function meaningsOf({database}: Analysis): Meaning[] {
  return database.prepare<[string], Meaning>(meanings).all('retired')
}

for (const [name, lay] of Object.entries(exchangeRoots)) {
  test(`import: the ReqIF of ${name} becomes a chapter of the same meaning`, () =>
    withFolder(async (root) => {
      lay(root)
      const file = await exchangeFiles(root)
      const archive = readReqifFile(await file('.reqifz'), 'own.reqifz')
      const before = await analyse(openRoot(root), root)
      const wanted = meaningsOf(before)
      const {sources, ids} = before
      const imported = chapterOf(archive.documents, {
        ...{spec: sources.spec, ids, title: 'Imported', area: undefined, map: {}, keepIds: true, taken: new Set()},
        ...{defaults: {}, picture: () => undefined},
      })
      // All that had meaning goes; the names that the specification rests on stay.
      const chapters = sources.spec.parts.flatMap((part) => part.chapters)
      for (const path of chapters) writeFileSync(join(root, path), '# Empty\n')
      for (const path of readdirSync(join(root, 'requirements')))
        if (/\.(?:yaml|jsonl)$/.test(path)) rmSync(join(root, 'requirements', path))
      writeFileSync(join(root, chapters[0]!), imported.markdown)
      const slug = chapters[0]!.replace(/^.*\/|\.md$/g, '')
      writeFileSync(join(root, `requirements/${slug}.yaml`), writeEntries(imported.entries))
      const after = meaningsOf(await analyse(openRoot(root), root))
      assert.deepEqual(
        after.map(({id}) => id),
        wanted.map(({id}) => id),
      )
      for (const [index, row] of wanted.entries()) assert.deepEqual(after[index], row)
    }))
}

test('import: a file becomes a chapter, entries and a report, and nothing is replaced', () =>
  withFolder(async (folder) => {
    exchangeRoots['the tiny specification']!(folder)
    const file = await exchangeFiles(folder)
    const path = join(folder, 'pan.reqifz')
    writeFileSync(path, await file('.reqifz'))
    const made = ['chapters/brought.md', 'requirements/brought.yaml', 'imports/brought.md'].map((name) =>
      join(folder, name),
    )
    const command = ['import', 'reqif', path, '--area', 'BAT', '--title', 'Brought']
    const dry = avps(folder, ...command, '--dry-run')
    assert.equal(dry.status, 0, dry.stderr)
    assert.match(
      dry.stdout,
      /> \[P-BAT-\?rest\] \*\*Rest\.\*\* The cook shall[\s\S]*9 objects: 4 headings, 3 requirements, 2 other texts/,
    )
    assert.deepEqual(
      made.filter((name) => existsSync(name)),
      [],
    )
    writeFileSync(made[1]!, '{}\n')
    const refused = avps(folder, ...command)
    assert.deepEqual([refused.status, existsSync(made[0]!), readFileSync(made[1]!, 'utf8')], [2, false, '{}\n'])
    assert.match(refused.stderr, /Unexpected requirements\/brought\.yaml, expected no such file/)
    const forced = avps(folder, ...command, '--force', '--json')
    assert.equal(forced.status, 0, forced.stderr)
    assert.deepEqual(JSON.parse(forced.stdout).ids[0], {foreign: 'P-BAT-01', id: 'P-BAT-?rest'})
    assert.match(readFileSync(made[1]!, 'utf8'), /^# P-BAT-01\nP-BAT-\?rest:\n {2}subject: cook\n/)
    assert.match(readFileSync(made[2]!, 'utf8'), /### relations "pleases" \(3\)/)
    for (const area of [[], ['--area', 'NO']]) assert.equal(avps(folder, 'import', 'reqif', path, ...area).status, 2)
  }))

test('import: a broken file writes nothing and says where it is broken', () =>
  withFolder(async (folder) => {
    exchangeRoots['the tiny specification']!(folder)
    const path = join(folder, 'broken.reqif')
    writeFileSync(path, '<!DOCTYPE a>\n<REQ-IF/>')
    const {status, stderr} = avps(folder, 'import', 'reqif', path, '--area', 'BAT')
    assert.deepEqual(
      [status, stderr.split('\n')[0]],
      [1, 'broken.reqif:1:1: error: Unexpected document type, expected none: it may declare entities'],
    )
    assert.equal(existsSync(join(folder, 'imports')), false)
    assert.equal(avps(folder, 'import', 'reqif', join(folder, 'none.reqif')).status, 3)
    assert.equal(avps(folder, 'import', 'reqif', path, '--area', 'BAT', '--into', '../out').status, 1)
  }))

test('import: pictures of an archive lie beside the chapter, under names that lead nowhere', () =>
  withFolder(async (folder) => {
    exchangeRoots['the tiny specification']!(folder)
    const file = await exchangeFiles(folder)
    const files = unzipSync(await file('.reqifz'))
    const text = Buffer.from(files['pan.reqif']!).toString()
    const object = '<xhtml:object data="pictures/a%20b.PNG" type="image/png">a pan</xhtml:object>'
    const changed = text.replace('The kitchen shall', `${object} The kitchen shall`)
    assert.notEqual(changed, text)
    const archive = zipSync({
      'pan.reqif': Buffer.from(changed),
      'pictures/a b.PNG': Buffer.from('picture'),
      'run.exe': Buffer.from('x'),
    })
    const path = join(folder, 'with.reqifz')
    writeFileSync(path, archive)
    assert.equal(avps(folder, 'import', 'reqif', path, '--area', 'BAT', '--title', 'With').status, 0)
    assert.equal(readFileSync(join(folder, 'chapters/images/with-a-b.png'), 'utf8'), 'picture')
    assert.match(
      readFileSync(join(folder, 'chapters/with.md'), 'utf8'),
      /!\[a pan\]\(images\/with-a-b\.png\) The kitchen/,
    )
    assert.match(readFileSync(join(folder, 'imports/with.md'), 'utf8'), /### enclosed files \(1\)\n\n- run\.exe/)
  }))

test('import: attributes of other names are mapped', () =>
  withFolder(async (folder) => {
    exchangeRoots['the tiny specification']!(folder)
    const file = await exchangeFiles(folder)
    const text = Buffer.from(unzipSync(await file('.reqifz'))['pan.reqif']!).toString()
    const path = join(folder, 'other.reqif')
    writeFileSync(
      path,
      text
        .replaceAll('"ReqIF.Text"', '"Body"')
        .replaceAll('"ReqIF.Name"', '"Caption"')
        .replaceAll('"Rationale"', '"Body 2"'),
    )
    const given = ['--map', 'text=body', '--map', 'title=Caption', '--map', 'rationale=Body 2']
    const {stdout} = avps(folder, 'import', 'reqif', path, '--area', 'BAT', '--title', 'Other', '--dry-run', ...given)
    assert.match(stdout, /\[P-BAT-\?rest\] \*\*Rest\.\*\*[\s\S]*rationale: Flour takes its time\./)
    assert.equal(avps(folder, 'import', 'reqif', path, '--area', 'BAT', '--map', 'colour=x').status, 2)
  }))

test('import: every sample of other tools becomes a chapter', {skip: skipWithoutSamples('reqif/samples')}, () =>
  withFolder((folder) => {
    exchangeRoots['the tiny specification']!(folder)
    const counts = readdirSync(join(samples, 'reqif/samples')).map((name) => {
      const {status, stdout, stderr} = avps(
        folder,
        'import',
        'reqif',
        join(samples, 'reqif/samples', name),
        '--area',
        'BAT',
        '--json',
      )
      assert.equal(status, 0, stderr)
      return [name, ...Object.values(JSON.parse(stdout).counts as Record<string, number>)]
    })
    assert.deepEqual(counts, [
      ['doors-date-type.reqif', 1, 0, 0, 0, 1],
      ['eclipse-impl-forum-TC1200.reqif', 44, 0, 0, 44, 0],
      ['multi.reqifz', 6, 0, 2, 0, 4],
      ['polarion-anon.reqif', 101, 101, 0, 58, 0],
      ['reqifsharp-datatype-demo.reqif', 3, 0, 0, 3, 0],
      ['rmf-specrelation.reqif', 2, 0, 0, 0, 2],
    ])
  }),
)

test('export: writes what the build wrote, and replaces nothing', () =>
  withFolder((folder) => {
    exchangeRoots['the tiny specification']!(folder)
    const target = join(folder, 'handover.reqifz')
    assert.equal(avps(folder, 'export', 'json').status, 3, 'before a build')
    assert.equal(avps(folder, 'build', '--only', 'exchange').status, 0)
    assert.equal(avps(folder, 'export', 'reqif').status, 2, 'an archive on a terminal')
    assert.equal(avps(folder, 'export', 'reqif', '-o', target).status, 0)
    assert.deepEqual(readFileSync(target), readFileSync(join(folder, 'dist/exchange/pan.reqifz')))
    assert.equal(avps(folder, 'export', 'needs', '-o', target).status, 2, 'it is there')
    for (const [kind, name] of [
      ['needs', 'needs.json'],
      ['json', 'requirements.json'],
    ] as const)
      assert.equal(avps(folder, 'export', kind).stdout, readFileSync(join(folder, 'dist/exchange', name), 'utf8'))
  }))
