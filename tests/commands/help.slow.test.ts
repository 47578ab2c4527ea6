import assert from 'node:assert/strict'
import {spawnSync} from 'node:child_process'
import test from 'node:test'
import {fileURLToPath} from 'node:url'
import {packageRoot} from '../../tools/own/package-root.ts'

const cli = fileURLToPath(new URL('build/tools/cli.js', packageRoot))

function helpOf(args: string[]): string {
  const {stdout, status} = spawnSync(process.execPath, [cli, ...args], {encoding: 'utf8'})
  assert.equal(status, 0)
  return stdout
}

test('help: no line is wider than a terminal of 80 columns', () => {
  const overview = helpOf(['--help'])
  const commands = [...overview.matchAll(/^ {2}([a-z]+)/gm)].map(([, name]) => name!)
  assert.ok(commands.length >= 8)
  for (const [name, text] of [
    ['avps', overview] as const,
    ...commands.map((name) => [name, helpOf([name, '--help'])] as const),
  ]) {
    const wide = text.split('\n').filter((line) => [...line].length > 80)
    assert.deepEqual(wide, [], name)
  }
})
