import assert from 'node:assert/strict'
import {cpSync, readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'node:test'
import {fileURLToPath} from 'node:url'
import {Ajv} from 'ajv'
import {Ajv2020} from 'ajv/dist/2020.js'
import {packageRoot} from '../../tools/own/package-root.ts'
import {build} from '../../tools/pipeline/build.ts'
import {withFolder} from '../fixture.ts'
import {samples, skipWithoutSamples} from '../samples.ts'

const example = fileURLToPath(new URL('examples/tiny-spec/', packageRoot))

function read(...path: string[]): unknown {
  return JSON.parse(readFileSync(join(...path), 'utf8'))
}

/** What a validator that others use says, of the files as they are published. */
function assertValid(schema: unknown, data: unknown, ajv: Ajv | Ajv2020): void {
  const validate = ajv.compile(schema as object)
  assert.ok(validate(data), JSON.stringify(validate.errors?.slice(0, 3)))
}

async function built(work: (dist: string) => void): Promise<void> {
  await withFolder(async (root) => {
    for (const name of readdirSync(example))
      if (name !== 'dist' && name !== '.avps') cpSync(join(example, name), join(root, name), {recursive: true})
    await build({root, only: ['reports', 'exchange']})
    work(join(root, 'dist'))
  })
}

test('schemas: reports and requirements are valid by the schemas that are published with them', () =>
  built((dist) => {
    const targets = readdirSync(join(dist, 'reports'), {withFileTypes: true}).filter((entry) => entry.isDirectory())
    assert.ok(targets.length > 0)
    for (const {name} of targets)
      assertValid(
        read(dist, 'reports', 'report.schema.json'),
        read(dist, 'reports', name, 'report.json'),
        new Ajv2020({strict: false}),
      )
    assertValid(
      read(dist, 'exchange', 'requirements.schema.json'),
      read(dist, 'exchange', 'requirements.json'),
      new Ajv2020({strict: false, validateFormats: false}),
    )
  }))

test('schemas: a report with a field too many is not', () =>
  built((dist) => {
    const [target] = readdirSync(join(dist, 'reports'), {withFileTypes: true}).filter((entry) => entry.isDirectory())
    const report = {...(read(dist, 'reports', target!.name, 'report.json') as object), colour: 'green'}
    const validate = new Ajv2020({strict: false}).compile(read(dist, 'reports', 'report.schema.json') as object)
    assert.equal(validate(report), false)
  }))

test('schemas: needs.json is valid by the schema of Sphinx-Needs', {skip: skipWithoutSamples('needs-json')}, () =>
  built((dist) => {
    // The schema bears the id of the schema of schemas.
    const ajv = new Ajv({strict: false, meta: false, validateSchema: false})
    assertValid(
      read(samples, 'needs-json', 'schema', 'needsfile.schema.json'),
      read(dist, 'exchange', 'needs.json'),
      ajv,
    )
  }),
)
