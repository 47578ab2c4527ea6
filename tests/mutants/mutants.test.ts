import assert from 'node:assert/strict'
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'node:test'
import {fileURLToPath} from 'node:url'
import {packageRoot} from '../../tools/own/package-root.ts'
import {planHunts} from './hunt.ts'
import {readMutants} from './mutant.ts'

const root = fileURLToPath(packageRoot)
const mutants = readMutants(join(root, 'device'))
const hunts = await planHunts(root, ['reference', 'reference-lean'])
const held = new Set(hunts.flatMap(({orders}) => orders.map(({requirement}) => requirement.replace(/@\d+$/, ''))))

test('mutants: each has a name of its own', () => {
  const names = mutants.map(({name}) => name)
  assert.deepEqual(
    names.filter((name, place) => names.indexOf(name) < place),
    [],
  )
})

test('mutants: each breaks a requirement for which a case runs on a reference device', () => {
  assert.deepEqual(
    mutants.filter(({breaks}) => !held.has(breaks)).map(({name, breaks}) => `${breaks} ${name}`),
    [],
  )
})

test('mutants: the text that each replaces stands once in its compiled file', () => {
  const wrong = mutants.filter(({file, replace}) => {
    const text = readFileSync(join(root, 'build', 'device', file.replace(/\.ts$/, '.js')), 'utf8')
    return text.split(replace).length !== 2
  })
  assert.deepEqual(
    wrong.map(({name, file, replace}) => `${name}: ${replace} in ${file}`),
    [],
  )
})

test('mutants: there are enough of them, and two for each area that the reference devices answer for', () => {
  assert.ok(mutants.length >= 60, `${mutants.length} mutants`)
  const areas = [...new Set([...held].map(areaOf))].sort()
  const poor = areas.filter((area) => mutants.filter(({breaks}) => areaOf(breaks) === area).length < 2)
  assert.deepEqual(poor, [])
})

test('mutants: few of them may survive', () => {
  assert.ok(mutants.filter(({survives}) => survives).length <= mutants.length / 20)
})

/** `BLK` of `AVPS-BLK-008` */
function areaOf(requirement: string): string {
  return requirement.split('-')[1]!
}
