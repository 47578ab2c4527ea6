import assert from 'node:assert/strict'
import {cpSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'node:test'
import {fileURLToPath} from 'node:url'
import {describeApi} from '../dev/api-docs.ts'
import * as api from '../tools/api.ts'
import {packageRoot} from '../tools/own/package-root.ts'
import {withFolder} from './fixture.ts'

const {build, check, EnvironmentProblem, query, UsageProblem} = api
const tinySpec = fileURLToPath(new URL('examples/tiny-spec', packageRoot))

async function withTinySpec(use: (root: string) => Promise<void>): Promise<void> {
  await withFolder(async (root) => {
    cpSync(tinySpec, root, {recursive: true})
    for (const made of ['dist', '.avps']) rmSync(join(root, made), {recursive: true, force: true})
    await use(root)
  })
}

test('api: exports what it promises, and nothing else', () => {
  assert.deepEqual(Object.keys(api).sort(), ['EnvironmentProblem', 'UsageProblem', 'build', 'check', 'query'])
})

test('api: builds, finds nothing to do, and answers a question', () =>
  withTinySpec(async (root) => {
    const steps: string[] = []
    const built = await build({root, only: ['exchange'], onProgress: (step) => steps.push(step)})
    assert.equal(built.status, 'built')
    assert.deepEqual(built.counts, {error: 0, warning: 0, info: 0})
    assert.ok(built.written.includes('avps.sqlite') && built.written.includes('exchange/requirements.json'))
    assert.ok(steps.includes('extracting'))
    assert.equal((await build({root, only: ['exchange']})).status, 'unchanged')

    const sql = "select id, revision, 'x' as kind, null as none from requirements order by id"
    const answer = await query({root, sql, rows: 2})
    assert.deepEqual(answer.columns, ['id', 'revision', 'kind', 'none'])
    assert.deepEqual(answer.rows[0], {id: 'P-BAT-01', revision: 1, kind: 'x', none: null})
    assert.equal(answer.rows.length, 2)
    assert.equal(answer.truncated, 'rows')
    assert.equal((await query({root, sql: 'select 1'})).truncated, undefined)
  }))

test('api: an author’s mistake is a value', () =>
  withTinySpec(async (root) => {
    assert.deepEqual(await check({root}), [])
    writeFileSync(join(root, 'new.md'), '# New\n\nSee [P-BAT-99].\n')
    const found = await check({root, extra: ['new.md']})
    assert.ok(found.some(({rule, file, line}) => rule === 'dangling-reference' && file === 'new.md' && line === 3))

    writeFileSync(join(root, 'spec.yaml'), `${readFileSync(join(root, 'spec.yaml'), 'utf8')}\nparts: no list\n`)
    const broken = await check({root})
    assert.ok(broken.length > 0 && broken.every(({file}) => file === 'spec.yaml'))
    const refused = await build({root})
    assert.equal(refused.status, 'refused')
    assert.deepEqual(refused.findings, broken)
    assert.equal(refused.counts.error, broken.filter(({severity}) => severity === 'error').length)
  }))

test('api: a wrong call and a machine that refuses are told apart', () =>
  withTinySpec(async (root) => {
    await assert.rejects(query({root, sql: 'select 1'}), EnvironmentProblem)
    await assert.rejects(build({root, only: ['papyrus']}), UsageProblem)
    await assert.rejects(check({root, date: 'today'}), UsageProblem)
    await build({root, only: ['exchange']})
    await assert.rejects(query({root, sql: 'delete from item'}), UsageProblem)
    await assert.rejects(query({root, sql: 'select 1', rows: 0.5}), UsageProblem)
  }))

test('api: docs/api.md is what the docstrings say (`npm run docs:api`)', () => {
  assert.equal(readFileSync(new URL('docs/api.md', packageRoot), 'utf8'), describeApi())
})
