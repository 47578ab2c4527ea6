import assert from 'node:assert/strict'
import {readdirSync, readFileSync} from 'node:fs'
import test from 'node:test'
import {parse} from 'yaml'
import {commonFeatures, feature, featureName} from '../../conformance/driver/core/features.ts'
import {otherTypes} from '../../conformance/driver/core/other-types.ts'
import {deviceTypeNames, loadDeviceType, loadDeviceTypes} from '../../conformance/driver/registry/device-types.ts'
import {packageRoot} from '../../tools/own/package-root.ts'

interface Catalogue {
  features: Record<string, number>
  devices: Record<string, {id: number; text?: false; features: Record<string, number>}>
}

const catalogue = parse(
  readFileSync(new URL('requirements/catalogues/virtio-1.4.yaml', packageRoot), 'utf8'),
) as Catalogue

test('driver: feature bits and device IDs are those of the catalogue', async () => {
  const described = Object.entries(catalogue.devices).filter(([, {text}]) => text !== false)
  const types = [...(await loadDeviceTypes(deviceTypeNames))]
  assert.deepEqual(commonFeatures, catalogue.features)
  assert.deepEqual(
    Object.fromEntries(types.map(([name, {id, features}]) => [name, {id, features}])),
    Object.fromEntries(described.map(([name, {id, features}]) => [name, {id, features}])),
  )
})

test('driver: each device type is registered once, and a file of its own says its name', async () => {
  const files = readdirSync(new URL('conformance/driver/devices/', packageRoot))
  const own = files.filter((file) => file.endsWith('.ts')).map((file) => file.slice(0, -'.ts'.length))
  assert.deepEqual([...own, ...Object.keys(otherTypes)].sort(), [...deviceTypeNames].sort())
  for (const name of deviceTypeNames) assert.equal((await loadDeviceType(name)).name, name)
  await assert.rejects(loadDeviceType('teapot'), /no device type teapot/)
})

test('driver: every feature bit that the suite names is one of the catalogue', () => {
  const known = new Set(
    [catalogue.features, ...Object.values(catalogue.devices).map(({features}) => features)].flatMap(Object.keys),
  )
  const suite = new URL('conformance/', packageRoot)
  const files = readdirSync(suite, {recursive: true, encoding: 'utf8'}).filter((name) => name.endsWith('.ts'))
  const named = files.flatMap((file) =>
    [...readFileSync(new URL(file, suite), 'utf8').matchAll(/\bVIRTIO_(?:[A-Z0-9]+_)?F_\w+/g)].map(([name]) => name),
  )
  assert.ok(named.length > 300)
  assert.deepEqual(
    named.filter((name) => !known.has(name)),
    [],
  )
})

test('driver: a bit is found by its name, and a name by its bit', async () => {
  const {features} = await loadDeviceType('block')
  assert.equal(feature('VIRTIO_F_VERSION_1'), 1n << 32n)
  assert.equal(feature('VIRTIO_BLK_F_RO', features), 1n << 5n)
  assert.equal(featureName(5, features), 'VIRTIO_BLK_F_RO')
  assert.equal(featureName(32, features), 'VIRTIO_F_VERSION_1')
  assert.equal(featureName(5, {}), 'bit 5')
  assert.throws(() => feature('VIRTIO_BLK_F_RO'), /no feature bit/)
})
