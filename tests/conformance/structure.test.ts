import assert from 'node:assert/strict'
import {readdirSync, readFileSync} from 'node:fs'
import {posix} from 'node:path'
import test from 'node:test'
import {packageRoot} from '../../tools/own/package-root.ts'

/** What the modules of a folder import, each as a path from the root or a package. */
function importsOf(folder: string): string[] {
  const names = readdirSync(new URL(folder, packageRoot), {recursive: true, encoding: 'utf8'})
  return names
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => {
      const source = readFileSync(new URL(`${folder}/${name}`, packageRoot), 'utf8')
      const found = [...source.matchAll(/(?:\bfrom|\bimport) '([^']+)'/g)].map(([, specifier]) => specifier!)
      const from = posix.dirname(`${folder}/${name}`)
      return found.map((specifier) => (specifier.startsWith('.') ? posix.join(from, specifier) : specifier))
    })
}

const strangers = (folder: string, allowed: RegExp) => importsOf(folder).filter((path) => !allowed.test(path))

test('conformance: the driver imports nothing but itself and the port', () => {
  assert.deepEqual(strangers('conformance/driver', /^(node:assert\/strict|conformance\/(driver\/.*|port\.ts))$/), [])
})

test('conformance: adapters import no case, no runner and no device', () => {
  const allowed =
    /^(node:.*|conformance\/(adapters\/.*|port\.ts|driver\/(core\/(pattern|features|registers)|registry\/device-types)\.ts))$/
  assert.deepEqual(strangers('conformance/adapters', allowed), [])
})

test('conformance: the runner imports no adapter and no case', () => {
  const allowed = /^(node:.*|conformance\/(runner\/.*|driver\/.*|port\.ts|case\.ts))$/
  assert.deepEqual(strangers('conformance/runner', allowed), [])
})

test('conformance: cases import the driver and what a case is made of', () => {
  const allowed = /^(node:assert\/strict|#conformance\/(case|driver\/.*))$/
  assert.deepEqual(strangers('conformance/cases', allowed), [])
})
