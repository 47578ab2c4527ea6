import assert from 'node:assert/strict'
import {copyFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import test, {after, before} from 'node:test'
import {fileURLToPath} from 'node:url'
import Database from 'better-sqlite3'
import {packageRoot} from '../../tools/own/package-root.ts'
import {build} from '../../tools/pipeline/build.ts'
import {fixturesFolder, layOut, writeFiles} from '../fixture.ts'
import {contradictions} from './numbers/compare-statement.ts'
import {compareViews} from './numbers/compare-views.ts'
import {compareMatrixWorkbook, comparePicsWorkbook} from './numbers/compare-workbooks.ts'
import {comparisonsOf, pdfComparisonsOf} from './numbers/comparisons.ts'
import type {Published} from './numbers/differences.ts'
import {everyState} from './numbers/every-state.ts'
import {type Expected, expect, states} from './numbers/expected.ts'
import {readFacts} from './numbers/facts.ts'
import {mutationsOf, printedMutations} from './numbers/mutations.ts'
import {pdfText, skipWithoutPoppler} from './pdf/poppler.ts'

/** Mutations of one file that are tried; `TEST_EFFORT` multiplies them. */
const triesOfOneFile = 25 * Number(process.env.TEST_EFFORT ?? 1)

const fixture = join(fixturesFolder, 'example/two chapters with everything')
const specification = readFileSync(join(fixture, 'spec.yaml'), 'utf8')

/** Roots whose numbers are audited: name to what lays them out. */
const laidOut: Record<string, (root: string) => void> = {
  'two chapters with everything': (root) => {
    layOut(fixture, root)
    writeFiles(root, {
      'spec.yaml': specification.replace('outputs: []', 'outputs: [site, pdf, matrices, reports, exchange]'),
    })
  },
  'every state': (root) => {
    layOut(fixture, root)
    writeFiles(root, everyState(specification))
  },
  'this specification': (root) => {
    for (const part of ['spec.yaml', 'chapters', 'requirements', 'conformance', 'device', 'results'])
      cpSync(fileURLToPath(new URL(part, packageRoot)), join(root, part), {recursive: true})
  },
}

interface Audited {
  database: string
  expected: Expected
  published: Published
}

const audited = new Map<string, Audited>()
let folder = ''

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'numbers-'))
  for (const [name, layOutRoot] of Object.entries(laidOut)) {
    const root = join(folder, name.replaceAll(' ', '-'))
    layOutRoot(root)
    const {status} = await build({root, only: ['site', 'pdf', 'matrices', 'reports', 'exchange']})
    assert.equal(status, 'built', name)
    const dist = join(root, 'dist')
    const database = join(dist, 'avps.sqlite')
    audited.set(name, {
      database,
      expected: expect(readFacts(root, database)),
      published: {
        files: readdirSync(dist, {recursive: true, encoding: 'utf8'}),
        text: (path) => readFileSync(join(dist, path), 'utf8'),
        bytes: (path) => readFileSync(join(dist, path)),
      },
    })
  }
})

after(() => rmSync(folder, {recursive: true, force: true}))

for (const name of Object.keys(laidOut)) {
  test(`numbers: every view says of ${name} what its tables say`, () => {
    const {expected, database} = audited.get(name)!
    const {found, compared} = compareViews(expected, database)
    assert.deepEqual(found, [])
    assert.ok(compared > 0)
  })

  test(`numbers: every published file says of ${name} what its tables say`, () => {
    const {expected, published} = audited.get(name)!
    const differences = comparisonsOf(expected).map(({compare}) => compare(published))
    assert.deepEqual(
      differences.flatMap(({found}) => found),
      [],
    )
    assert.ok(differences.every(({compared}) => compared > 0))
  })

  test(`numbers: every workbook says of ${name} what its tables say`, async () => {
    const {expected, published} = audited.get(name)!
    const stems = published.files
      .filter((path) => path.endsWith('pics.xlsx'))
      .map((path) => path.replaceAll('\\', '/').replace(/\.xlsx$/, ''))
    assert.ok(stems.length > 1)
    const differences = [
      await compareMatrixWorkbook(expected, published),
      ...(await Promise.all(stems.map((stem) => comparePicsWorkbook(published, stem)))),
    ]
    assert.deepEqual(
      differences.flatMap(({found}) => found),
      [],
    )
    assert.ok(differences.every(({compared}) => compared > 0))
  })

  test(`numbers: every printed report says of ${name} what its tables say`, {skip: skipWithoutPoppler}, () => {
    const {expected, published} = audited.get(name)!
    for (const {path, compare} of pdfComparisonsOf(expected))
      assert.deepEqual(compare(pdfText(published.bytes(path))).found, [], path)
  })

  test(`numbers: no prohibition of ${name} is answered against what was seen`, () => {
    const {expected} = audited.get(name)!
    const levels = new Map(expected.facts.requirements.map(({id, level}) => [id, level]))
    for (const target of expected.facts.targets)
      assert.deepEqual(
        contradictions(expected, target).filter((id) => levels.get(id)?.endsWith(' NOT')),
        [],
        target.name,
      )
  })
}

test('numbers: each of the thirteen states is published somewhere', () => {
  const {expected} = audited.get('every state')!
  const found = new Set([...expected.judged.values()].flatMap((one) => [...one.values()].map(({state}) => state)))
  assert.deepEqual(
    [...states].filter((state) => !found.has(state)),
    [],
  )
})

test('numbers: another number or word in any file is noticed', () => {
  const {expected, published} = audited.get('every state')!
  const unnoticed: string[] = []
  for (const {files, compare} of comparisonsOf(expected))
    for (const path of files)
      for (const {place, text} of mutationsOf(path, published.text(path), triesOfOneFile)) {
        const changed = {...published, text: (one: string) => (one === path ? text : published.text(one))}
        if (!notices(() => compare(changed).found.length > 0)) unnoticed.push(place)
      }
  assert.deepEqual(unnoticed, [])
})

test('numbers: another number in a printed report is noticed', {skip: skipWithoutPoppler}, () => {
  const {expected, published} = audited.get('every state')!
  for (const {path, compare} of pdfComparisonsOf(expected).slice(0, 1)) {
    const mutations = printedMutations(pdfText(published.bytes(path)))
    assert.ok(mutations.length > 20)
    const unnoticed = mutations.filter(({text}) => !notices(() => compare(text).found.length > 0))
    assert.deepEqual(
      unnoticed.map(({place}) => place),
      [],
    )
  }
})

test('numbers: another row in a table of the database is noticed', () => {
  const {expected, database} = audited.get('every state')!
  const changes = [
    "UPDATE applicability SET applies = 0 WHERE requirement = 'WIN-SHT-016' AND target = 'barn'",
    "UPDATE applicability SET answerable = 0 WHERE requirement = 'WIN-SHT-016' AND target = 'barn'",
    "UPDATE link SET status = 'resolved' WHERE destination = 'WIN-SHT-016'",
    "UPDATE result SET observed = 'pass' WHERE requirement = 'WIN-SHT-016'",
    "DELETE FROM waiver WHERE requirement = 'WIN-SHT-020'",
    "UPDATE state SET shown = 1 WHERE name = 'waived' AND kind = 'requirement'",
  ]
  for (const [index, change] of changes.entries()) {
    const copy = join(folder, `changed-${index}.sqlite`)
    copyFileSync(database, copy)
    const writable = new Database(copy)
    writable.exec(change)
    writable.close()
    assert.notDeepEqual(compareViews(expected, copy).found, [], change)
  }
})

function notices(compare: () => boolean): boolean {
  try {
    return compare()
  } catch {
    return true
  }
}
