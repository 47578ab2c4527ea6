import assert from 'node:assert/strict'
import test from 'node:test'
import {buildPics} from '../../../tools/publish/pics/build-pics.ts'
import {saidOf} from '../../../tools/publish/pics/identification.ts'
import type {PicsRequirement} from '../../../tools/trace/pics.ts'
import {kettleRows, obligation} from './kettle-rows.ts'

const home = {profiles: {home: true, camp: false}}

function claimedBy(requirements: PicsRequirement[], data: Record<string, unknown>): string {
  return buildPics(kettleRows(requirements, data)).statement!.claimed
}

test('statement: yes where every obligation that applies is answered with yes', () => {
  assert.equal(claimedBy([obligation('K-1', {answer: 'yes'})], home), 'yes')
  assert.equal(claimedBy([obligation('K-1')], home), 'not decided: 1 answer missing')
})

test('statement: where no obligation applies, there is nothing to say yes to', () => {
  const none = 'none: no obligation applies to what is claimed'
  assert.equal(
    claimedBy([obligation('K-1', {answer: 'yes'})], {profiles: {home: false, camp: false}}),
    'no: none of the profiles is claimed',
  )
  assert.equal(claimedBy([obligation('K-1', {level: 'SHOULD', answer: 'yes'})], home), none)
  assert.equal(claimedBy([], home), none)
})

test('statement: an absent answer that decides on a permission alone leaves nothing undecided', () => {
  const permission = obligation('K-2', {level: 'MAY', condition: 'feature(F_SING)'})
  const rows = kettleRows([obligation('K-1', {answer: 'yes'}), permission], home)
  const {statement, missing} = buildPics(rows)
  assert.equal(statement!.claimed, 'yes')
  assert.deepEqual(missing, ['A.2/1 `F_SING`: decides A.3/2 (K-2).'])
})

test('statement: an answer that is not needed names one that is given, and decides', () => {
  const condition = 'feature(F_SING) and not (feature(F_LID) or feature(F_TIMER))'
  const {unneeded} = buildPics(kettleRows([obligation('K-1', {condition})], {...home, features: {F_TIMER: true}}))
  assert.deepEqual(unneeded, [
    'A.2/1 has no answer, and needs none: A.2/3 already decides c.1.',
    'A.2/2 has no answer, and needs none: A.2/3 already decides c.1.',
  ])
})

test('statement: every no has its line, with a reason or without', () => {
  const {reasons} = buildPics(
    kettleRows([obligation('K-1', {answer: 'no'}), obligation('K-2', {answer: 'no', reason: 'it leaks'})], home),
  )
  assert.deepEqual(reasons, [
    {at: 'N at A.2/1', reason: 'no reason is given'},
    {at: 'N at A.2/2', reason: 'it leaks'},
  ])
})

test('statement: its page identifies by what is said, the form asks for all of it', () => {
  const rows = kettleRows([obligation('K-1')], home, {hardware: 'a board'})
  const asked = (shown: typeof rows) => saidOf(buildPics(shown)).map(({name, value}) => `${name}: ${value}`)
  assert.deepEqual(asked(rows), [
    'Implementation: A kettle 1.0.0',
    'Hardware: a board',
    'Supplier, contact: ',
    'Specification: Kettles, 0.1.0',
  ])
  assert.equal(asked({...rows, target: null, claim: null}).length, 9)
})
