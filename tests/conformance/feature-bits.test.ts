import assert from 'node:assert/strict'
import {readFileSync} from 'node:fs'
import test from 'node:test'
import {parse} from 'yaml'
import {deviceIds} from '../../conformance/driver/device-ids.ts'
import {commonFeatures, deviceFeatures, feature, featureName} from '../../conformance/driver/feature-bits.ts'
import {packageRoot} from '../../tools/own/package-root.ts'

interface Catalogue {
  features: Record<string, number>
  devices: Record<string, {id: number; text?: false; features: Record<string, number>}>
}

const catalogue = parse(
  readFileSync(new URL('requirements/catalogues/virtio-1.4.yaml', packageRoot), 'utf8'),
) as Catalogue

test('driver: feature bits and device IDs are those of the catalogue', () => {
  const described = Object.entries(catalogue.devices).filter(([, {text}]) => text !== false)
  assert.deepEqual(commonFeatures, catalogue.features)
  assert.deepEqual(deviceFeatures, Object.fromEntries(described.map(([name, {features}]) => [name, features])))
  assert.deepEqual(deviceIds, Object.fromEntries(described.map(([name, {id}]) => [name, id])))
})

test('driver: a bit is found by its name, and a name by its bit', () => {
  assert.equal(feature('VIRTIO_F_VERSION_1'), 1n << 32n)
  assert.equal(featureName('block', 5), 'VIRTIO_BLK_F_RO')
  assert.equal(featureName('entropy', 5), 'bit 5')
  assert.throws(() => feature('VIRTIO_F_NONE'), /no feature bit/)
})
