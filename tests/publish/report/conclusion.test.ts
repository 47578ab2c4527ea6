import assert from 'node:assert/strict'
import test from 'node:test'
import {buildReport} from '../../../tools/publish/report/build-report.ts'
import {comparisonSections} from '../../../tools/publish/report/comparison.ts'
import {concludeProfile, gapsOf} from '../../../tools/publish/report/conclusion.ts'
import {reportSections} from '../../../tools/publish/report/sections.ts'
import type {ReportRequirement, ReportRows} from '../../../tools/trace/report.ts'

const home = {name: 'home', title: 'Kettles at home.', claimed: true}

function requirement(id: string, said: Partial<ReportRequirement>): ReportRequirement {
  return {id, level: 'MUST', profiles: ['home'], state: 'no case', support: null, ...said} as ReportRequirement
}

test('conclusion: a profile of which nothing applies is not conformed to', () => {
  for (const requirements of [
    [],
    [requirement('K-1', {state: 'not applicable', support: 'no'})],
    [requirement('K-1', {level: 'SHOULD', state: 'verified'})],
  ]) {
    const {obligations, conforms} = concludeProfile(home, true, requirements)
    assert.deepEqual([obligations, conforms], [0, null])
  }
})

test('conclusion: an obligation that is open and denied is one', () => {
  const one = concludeProfile(home, false, [
    requirement('K-1', {support: 'no'}),
    requirement('K-2', {state: 'verified', support: 'no'}),
    requirement('K-3', {state: 'verified', support: 'yes'}),
  ])
  assert.deepEqual([one.obligations, one.conforms], [3, false])
  assert.deepEqual(gapsOf(one), {open: 1, denied: 1})
})

test('conclusion: a specification without profiles has no table of them', () => {
  const rows: ReportRows = {
    specification: {title: 'Kettles', short: 'KETTLES', version: '0.1.0', status: '', date: '', licence: ''},
    errors: 0,
    tool: '0.1.0',
    target: {name: 'kettle', title: 'A kettle', adapter: 'none', subjects: [], version: null},
    claim: null,
    runs: [],
    profiles: [],
    cases: [],
    requirements: [],
  }
  const report = buildReport(rows)
  const [summary] = reportSections(report)
  assert.ok(JSON.stringify(summary).includes('None: the specification has no profiles.'))
  assert.ok(!JSON.stringify(summary).includes('by-profile'))
  assert.deepEqual(
    comparisonSections([report]).map(({slug}) => slug),
    ['figures', 'differences'],
  )
})
