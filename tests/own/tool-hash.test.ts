import assert from 'node:assert/strict'
import {join} from 'node:path'
import test from 'node:test'
import {pathToFileURL} from 'node:url'
import {hashTool} from '../../tools/own/tool-hash.ts'
import {withFolder, writeFiles} from '../fixture.ts'

const lock = (packages: Record<string, unknown>) => JSON.stringify({packages})

const files: Record<string, string> = {
  'package.json': '{"name": "avps", "version": "1.0.0"}',
  'build/tools/cli.js': 'run()',
  'tools/store/schema/tables.sql': 'CREATE TABLE a (b);',
  'templates/page.hbs': '<p>',
  'node_modules/.package-lock.json': lock({'node_modules/a': {version: '1.0.0'}}),
}

/** Another of these, and the tool may make other bytes of the same sources. */
const changes: Record<string, Record<string, string>> = {
  'its version': {'package.json': '{"name": "avps", "version": "1.0.1"}'},
  'its code': {'build/tools/cli.js': 'run(1)'},
  'its SQL': {'tools/store/schema/tables.sql': 'CREATE TABLE a (c);'},
  'a template': {'templates/page.hbs': '<b>'},
  'one more template': {'templates/site/new.css': ''},
  'the version of a package': {'node_modules/.package-lock.json': lock({'node_modules/a': {version: '1.0.1'}})},
}

/** What is only another machine, or only of use to developers. */
const indifferent: Record<string, Record<string, string>> = {
  'the binary of a platform': {
    'node_modules/.package-lock.json': lock({
      'node_modules/a': {version: '1.0.0'},
      'node_modules/a-linux': {version: '1.0.0', os: ['linux']},
    }),
  },
  'a package of developers': {
    'node_modules/.package-lock.json': lock({
      'node_modules/a': {version: '1.0.0'},
      'node_modules/b': {version: '3.0.0', dev: true},
    }),
  },
  'a file beside its own': {'notes.txt': 'x'},
  'what leads from its code to the sources': {'build/tools/cli.js.map': '{}', 'build/tools/cli.d.ts': ''},
}

function hashOf(more: Record<string, string>): Promise<string> {
  return withFolder((folder) => {
    writeFiles(folder, {...files, ...more})
    return hashTool(pathToFileURL(join(folder, '/')))
  })
}

test('tool hash: whatever decides what the tool makes is in it', async () => {
  const before = await hashOf({})
  assert.equal(await hashOf({}), before)
  for (const [name, change] of Object.entries(changes)) assert.notEqual(await hashOf(change), before, name)
  for (const [name, change] of Object.entries(indifferent)) assert.equal(await hashOf(change), before, name)
})
