import assert from 'node:assert/strict'
import {spawnSync} from 'node:child_process'
import {cpSync, existsSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'node:test'
import {fileURLToPath} from 'node:url'
import {packageRoot} from '../../tools/own/package-root.ts'
import {reportSchema} from '../../tools/publish/report/report.ts'
import {withFolder} from '../fixture.ts'

const cli = fileURLToPath(new URL('build/tools/cli.js', packageRoot))
const example = fileURLToPath(new URL('tests/fixtures/example/two chapters with everything/', packageRoot))

function avps(root: string, ...args: string[]) {
  const {stdout, stderr, status} = spawnSync(process.execPath, [cli, ...args, '--root', root], {encoding: 'utf8'})
  return {stdout, stderr, status}
}

async function inExample(work: (root: string) => void | Promise<void>): Promise<void> {
  await withFolder(async (root) => {
    cpSync(example, root, {recursive: true})
    await work(root)
  })
}

test('report: says what was shown of what was asked, and of how much, and a survey states nothing', () =>
  inExample((root) => {
    const {stdout, status} = avps(root, 'report')
    assert.equal(status, 0)
    const text = stdout.replace(/\s+/g, ' ')
    assert.match(text, /2 of 7 shown \(28 %\): 1 observed, 1 attested; 7 of 8 requirements are asked of this target/)
    assert.match(text, /0 of 6 shown \(0 %\)/)
    assert.match(text, /plain: no statement, nobody claims it/)
    assert.match(text, /plain: conformance is not shown/)
    assert.ok(stdout.split('\n').every((line) => [...line].length <= 80))
  }))

test('report: its JSON is of the shape that is published, and of one target alone', () =>
  inExample((root) => {
    const {stdout} = avps(root, 'report', '--target', 'model', '--json')
    const report = reportSchema.parse(JSON.parse(stdout))
    assert.equal(report.basis, 'claim')
    assert.deepEqual([report.counts.counted, report.counts.verified, report.counts.attested], [7, 1, 1])
    assert.equal(report.requirements.find(({state}) => state === 'attested')?.evidence?.verdict, 'pass')
    assert.deepEqual(
      report.conclusions.map(({profile, claimed, conforms}) => [profile, claimed, conforms]),
      [
        ['plain', true, false],
        ['storm', false, null],
      ],
    )
  }))

test('report: strict is an error where something is open; a wrong call says what was expected', () =>
  inExample((root) => {
    assert.equal(avps(root, 'report', '--target', 'model', '--strict').status, 1)
    const claim = join(root, 'requirements/claims/model.yaml')
    writeFileSync(claim, readFileSync(claim, 'utf8').replace('plain: true', 'plain: false'))
    const nothing = avps(root, 'report', '--target', 'model', '--strict')
    assert.match(nothing.stdout.replace(/\s+/g, ' '), /none: of 8 requirements nothing is asked of this target/)
    assert.equal(nothing.status, 1)
    const unknown = avps(root, 'report', '--target', 'moddel')
    assert.equal(unknown.status, 2)
    assert.match(unknown.stderr, /Unexpected target "moddel", expected one of model, street/)
    assert.equal(avps(root, 'report', '--format', 'pdf').status, 2)
    assert.equal(avps(root, 'report', '--format', 'doc').status, 2)
  }))

test('report: says on what an undecided requirement waits, what was claimed, who is not named, and what can run again', () =>
  inExample((root) => {
    const edit = (path: string, from: string, to: string) =>
      writeFileSync(join(root, path), readFileSync(join(root, path), 'utf8').replace(from, to))
    edit('requirements/claims/model.yaml', 'SHUTTERS 0.2.0', 'SHUTTERS 0.1.0')
    edit('requirements/claims/model.yaml', '    reviewed: {by: joiners, on: 2026-03-30}\n', '')
    const page = avps(root, 'report', '--target', 'model', '--format', 'html').stdout
    assert.match(page, /Applies if device\(shutter\) and feature\(SHT_F_LOCK\); profile plain, storm\./)
    assert.match(page, /<td>Specification that the claim names<\/td><td>SHUTTERS 0\.1\.0<\/td>/)
    assert.match(page, /<td>inspection; no reviewer is named<\/td>/)
    const again = () =>
      reportSchema
        .parse(JSON.parse(avps(root, 'report', '--target', 'model', '--json').stdout))
        .requirements.flatMap(({answers}) => answers.map((answer) => answer.again))
    assert.ok(again().some((line) => line?.startsWith('avps conform --target model --case ')))
    edit('requirements/targets/model.yaml', 'adapter: in-process', 'adapter: none')
    assert.ok(again().every((line) => line === null))
  }))

test('report: what was made of sources with an error says so in every form', () =>
  inExample((root) => {
    const path = join(root, 'requirements/claims/model.yaml')
    const forms = () => [
      avps(root, 'report').stdout,
      ...[['--json'], ['--format', 'html']].map((as) => avps(root, 'report', '--target', 'model', ...as).stdout),
      avps(root, 'report', '--format', 'html').stdout,
      ...['md', 'html', 'json'].map((format) => avps(root, 'pics', '--target', 'model', '--format', format).stdout),
    ]
    const said = /Made of sources with 1 error: see avps check\.|"errors": 1,/
    for (const form of forms()) assert.doesNotMatch(form, said)
    writeFileSync(path, `${readFileSync(path, 'utf8')}excpet: {WIN-SHT-001: It sticks.}\n`)
    for (const form of forms()) assert.match(form, said)
    writeFileSync(path, 'implementation: [a, list]\n')
    const unread = avps(root, 'report', '--target', 'model').stdout
    assert.match(unread, /Made of sources with [1-9]/)
    assert.match(unread, /plain: no statement, nobody claims it/)
  }))

test('report: a page that needs no other file, and never over a file that is there', () =>
  inExample((root) => {
    const file = join(root, 'report.html')
    assert.equal(avps(root, 'report', '--target', 'model', '--format', 'html', '-o', file).status, 0)
    const page = readFileSync(file, 'utf8')
    assert.match(page, /<title>Compliance report: /)
    assert.doesNotMatch(page, /<script|<link/)
    writeFileSync(file, 'mine')
    assert.equal(avps(root, 'report', '--target', 'model', '--format', 'html', '-o', file).status, 2)
    assert.equal(readFileSync(file, 'utf8'), 'mine')
    assert.equal(avps(root, 'report', '--target', 'model', '--format', 'html', '-o', file, '--force').status, 0)
    assert.notEqual(readFileSync(file, 'utf8'), 'mine')
  }))

test('pics: the form, a statement, and no statement where nobody claims', () =>
  inExample((root) => {
    assert.match(avps(root, 'pics').stdout, /\| Conforms: claimed \| \|/)
    assert.match(avps(root, 'pics', '--target', 'model').stdout, /\| Conforms: claimed \| not decided: /)
    const {status, stderr} = avps(root, 'pics', '--target', 'street')
    assert.equal(status, 2)
    assert.match(stderr, /expected one with a claim: model/)
    assert.ok(!existsSync(join(root, 'dist')))
  }))

test('pics: an answer that is taken away turns its row blank, and no other', () =>
  inExample((root) => {
    const path = join(root, 'requirements/claims/model.yaml')
    const claim = readFileSync(path, 'utf8')
    const withAnswers = `${claim.trimEnd()}\nanswers:\n  WIN-SHT-001: true\n  WIN-SHT-002: true\n  WIN-SHT-006: false\n`
    const rowsOf = (text: string) => {
      writeFileSync(path, text)
      return avps(root, 'pics', '--target', 'model')
        .stdout.split('\n')
        .filter((line) => /^\| \d+ \| WIN-SHT-/.test(line))
    }
    const whole = rowsOf(withAnswers)
    for (const id of ['WIN-SHT-001', 'WIN-SHT-002', 'WIN-SHT-006']) {
      const less = rowsOf(withAnswers.replace(new RegExp(`  ${id}: .*\n`), ''))
      const changed = whole.flatMap((line, index) => (line === less[index] ? [] : [[line, less[index]]]))
      assert.equal(changed.length, 1, id)
      const [before, after] = changed[0]!
      assert.match(before!, id === 'WIN-SHT-006' ? /\| N \|$/ : /\| Y \|$/)
      assert.match(after!, /\| \|$/)
    }
  }))
