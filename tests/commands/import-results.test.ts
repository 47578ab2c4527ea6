import assert from 'node:assert/strict'
import {cpSync, existsSync, readFileSync, symlinkSync, truncateSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'node:test'
import type {Invocation} from '../../tools/commands/command.ts'
import {importResultsCommand} from '../../tools/commands/import/results.ts'
import {importCommand} from '../../tools/commands/import.ts'
import {analyseRoot, fixturesFolder, rulesOf, withFolder, writeFiles} from '../fixture.ts'
import {runCommand} from './run-command.ts'

const lab = 'title: A lab\nadapter: none\nsubjects: [kettle]\nversion: v1\n'
const junit = (...cases: string[]) => `<testsuites><testsuite name="s">${cases.join('')}</testsuite></testsuites>`
const boils = '<testcase classname="pot" name="boils [KET-POT-001]"/>'
const day = {target: 'lab', date: '2026-02-03'}

/** A root with a target in a lab, and reports beside it. */
async function withReports(
  reports: Record<string, string>,
  use: (at: {
    root: string
    path: (name: string) => string
    run: (values: Invocation['values'], ...names: string[]) => ReturnType<typeof runCommand>
    results: (name: string) => string[]
  }) => Promise<void>,
): Promise<void> {
  await withFolder(async (folder) => {
    const root = join(folder, 'root')
    cpSync(join(fixturesFolder, 'base'), root, {recursive: true})
    writeFiles(root, {'requirements/targets/lab.yaml': lab})
    writeFiles(folder, reports)
    const path = (name: string) => join(folder, name)
    await use({
      root,
      path,
      run: (values, ...names) => runCommand(importResultsCommand, root, values, names.map(path)),
      results: (name) =>
        readFileSync(join(root, `results/imported/lab/${name}.jsonl`), 'utf8')
          .trimEnd()
          .split('\n'),
    })
  })
}

test('import results: a report becomes a source, the same bytes for the same report', async () => {
  const report = junit(boils, '<testcase name="other"><failure message="no"/></testcase>')
  await withReports({'nightly run.xml': report}, async ({root, run, results}) => {
    const {code, out} = await run(day, 'nightly run.xml')
    assert.equal(code, 0)
    assert.match(
      out,
      /2 tests: 1 pass, 1 fail\n {2}1 mapped, to 1 requirement; 1 mapped to nothing\n {2}1 without a revision/,
    )
    const [head, ...lines] = results('nightly-run').map((line) => JSON.parse(line) as Record<string, unknown>)
    assert.deepEqual(
      {...head, imported: Object.keys(head!.imported as object)},
      {
        ...{target: 'lab', targetVersion: 'v1', specification: 'KETTLES 0.1.0'},
        imported: ['format', 'file', 'sha256'],
        run: '2026-02-03',
      },
    )
    assert.deepEqual(lines, [
      {
        requirement: 'KET-POT-001@1',
        case: 'lab/nightly-run:pot/boils [KET-POT-001]#1',
        title: 'boils [KET-POT-001]',
        ...{observed: 'pass', reason: null, evidence: null},
      },
      {unmapped: 'lab/nightly-run:s/other#1', title: 'other', observed: 'fail', reason: null},
    ])
    await run({target: 'lab'}, 'nightly run.xml')
    assert.equal(JSON.parse(results('nightly-run')[0]!).run, '2026-02-03', 'the day of what was seen first stays')
    assert.deepEqual(rulesOf((await analyseRoot(root)).findings), [])
  })
})

test('import results: tests that show nothing are named, failures first', async () => {
  const many = Array.from({length: 12}, (_, index) => `<testcase name="a${index}"/>`)
  const report = junit(boils, ...many, '<testcase name="z"><failure/></testcase>')
  await withReports({'ci.xml': report}, async ({run}) => {
    const {out} = await run(day, 'ci.xml')
    assert.match(out, /\n {2}mapped to nothing:\n {4}fail {2}lab\/ci:s\/z#1\n {4}pass {2}lab\/ci:s\/a0#1\n/)
    assert.match(out, /\n {4}… and 3 more; --json names all\n$/)
    const {imports} = JSON.parse((await run({...day, json: true}, 'ci.xml')).out)
    assert.equal(imports[0].unmappedTests.length, 13)
  })
})

test('import results: importing again replaces the file as a whole', async () => {
  await withReports({'a.xml': junit(boils), 'b.xml': junit('<testcase name="x"/>')}, async ({run, results}) => {
    await run({...day, as: 'ci'}, 'a.xml')
    await run({...day, as: 'ci', tool: 'pytest 9'}, 'b.xml')
    assert.equal(results('ci').length, 2)
    assert.equal(JSON.parse(results('ci')[0]!).imported.tool, 'pytest 9')
  })
})

test('import results: an error in one report keeps all as it was', async () => {
  const reports = {'a.xml': junit(boils), 'b.tap': '1..2\nok 1 - a\n'}
  await withReports(reports, async ({root, run}) => {
    const {code, err} = await run(day, 'a.xml', 'b.tap')
    assert.equal(code, 1)
    assert.match(err, /b\.tap:1:1: error: Unexpected 1 test, expected 2, as the plan says\n {2}fix: /)
    assert.ok(!existsSync(join(root, 'results')))
  })
})

test('import results: a dry run says the same and writes nothing', async () => {
  await withReports({'a.xml': junit(boils)}, async ({root, run}) => {
    const {code, out} = await run({...day, 'dry-run': true, json: true}, 'a.xml')
    assert.equal(code, 0)
    const {written, imports} = JSON.parse(out)
    assert.deepEqual(
      [written, imports[0].path, imports[0].outcomes],
      [false, 'results/imported/lab/a.jsonl', {pass: 1}],
    )
    assert.ok(!existsSync(join(root, 'results')))
  })
})

test('import results: a wrong name in the mapping is an error at its place', async () => {
  const map = '- name: x\n  requirement: KET-POT-001\n- name: y\n  requirement: [KET-POT-001, KET-POT-777]\n'
  await withReports({'a.xml': junit('<testcase name="x"/>'), 'map.yaml': map}, async ({run, path}) => {
    const {code, err} = await run({...day, map: path('map.yaml')}, 'a.xml')
    assert.equal(code, 1)
    assert.match(err, /map\.yaml:4:30: error: Unexpected `KET-POT-777`/)
  })
})

test('import results: what is called wrongly is refused before anything is read', async () => {
  await withReports({'a.xml': junit(boils), 'sub/A.xml': junit(boils)}, async ({run}) => {
    const refused: [Invocation['values'], string[], RegExp][] = [
      [day, [], /Expected the reports/],
      [{}, ['a.xml'], /Expected --target .*lab/],
      [{target: 'street'}, ['a.xml'], /Unexpected target "street".*`adapter: none`/],
      [{...day, as: '../x'}, ['a.xml'], /Unexpected --as/],
      [{...day, as: '.x'}, ['a.xml'], /Unexpected --as/],
      [{...day, as: 'x'}, ['a.xml', 'sub/A.xml'], /one report with --as/],
      [day, ['a.xml', 'sub/A.xml'], /second report of the name/],
      [{...day, date: '2026-02-30'}, ['a.xml'], /Unexpected --date/],
      [{...day, pattern: '('}, ['a.xml'], /Unexpected --pattern/],
      [day, ['b.xml'], /Cannot read .*missing/],
    ]
    for (const [values, names, message] of refused) await assert.rejects(run(values, ...names), message)
  })
})

test('import results: nothing is written through a link, and no name leads out', async () => {
  await withReports({'..xml': junit(boils), 'elsewhere/x': ''}, async ({root, path, run, results}) => {
    await run(day, '..xml')
    assert.equal(results('results').length, 2)
    writeFiles(root, {'requirements/targets/out.yaml': lab})
    symlinkSync(path('elsewhere'), join(root, 'results/imported/out'))
    await assert.rejects(run({...day, target: 'out'}, '..xml'), /symbolic link/)
  })
})

test('import results: a report larger than anybody reads is refused unread', async () => {
  await withReports({'a.xml': ''}, async ({path, run}) => {
    truncateSync(path('a.xml'), 300 * 1024 * 1024)
    const {code, err} = await run(day, 'a.xml')
    assert.equal(code, 1)
    assert.match(err, /more than 256 MB/)
  })
})

test('import results: another version than the described one is said', async () => {
  await withReports({'a.xml': junit(boils)}, async ({run}) => {
    assert.match((await run({...day, version: '0.9'}, 'a.xml')).err, /targets\/lab\.yaml speaks of version v1:/)
  })
})

test('import results: a file that somebody edited is found, with the mend', async () => {
  await withReports({'a.xml': junit(boils)}, async ({root, run, results}) => {
    await run(day, 'a.xml')
    const [head, line] = results('a')
    const file = join(root, 'results/imported/lab/a.jsonl')
    for (const [text, rule] of [
      [`${line}\n`, 'results-head'],
      [`${head!.replace('"lab"', '"street"')}\n`, 'results-head'],
      [`${head}\n${line!.replace('lab/a:', 'lab/b:')}\n`, 'json-line'],
      [`${head}\n${line!.replace('KET-POT-001@1', 'KET-POT-001')}\n`, 'json-line'],
      [`${head}\n${line!.replace('"pass"', '"passed"')}\n`, 'json-line'],
      [`${head}\n${line}\n${line}\n`, 'doubled-result'],
    ] as const) {
      writeFileSync(file, text)
      const findings = (await analyseRoot(root)).findings.filter((finding) => finding.rule === rule)
      assert.equal(findings.length, 1, `${rule}: ${text}`)
      assert.match(findings[0]!.fix!, /import/)
    }
  })
})

test('import: a kind is asked for', async () => {
  await assert.rejects(runCommand(importCommand, '.', {}, []), /Expected a kind of import: results, evidence/)
  await assert.rejects(runCommand(importCommand, '.', {}, ['tests']), /Unexpected kind "tests"/)
})
