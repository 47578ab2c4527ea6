import assert from 'node:assert/strict'
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'node:test'
import {fileURLToPath, pathToFileURL} from 'node:url'
import {explainProblem} from '../../tools/commands/explain-problem.ts'
import {sourceStack} from '../../tools/commands/source-stack.ts'
import {packageRoot} from '../../tools/own/package-root.ts'
import {withFolder, writeFiles} from '../fixture.ts'

const cli = new URL('build/tools/cli.js', packageRoot)

/** Where a piece of text stands, as a stack counts. */
function placeOf(file: URL, text: string): string {
  const lines = readFileSync(file, 'utf8').split('\n')
  const line = lines.findIndex((one) => one.includes(text))
  return `${line + 1}:${lines[line]!.indexOf(text) + 1}`
}

test('source stack: names the line of the source for that of the compiled file', () => {
  const call = 'await main('
  const source = new URL('tools/cli.ts', packageRoot)
  assert.equal(
    sourceStack(`Error: x\n    at main (${cli.href}:${placeOf(cli, call)})`),
    `Error: x\n    at main (${fileURLToPath(source)}:${placeOf(source, call)})`,
  )
})

test('source stack: what has no map that can be read keeps its line', () =>
  withFolder((folder) => {
    writeFiles(folder, {'damaged.js': '', 'damaged.js.map': '{"version": 3'})
    for (const file of ['damaged.js', 'bare.js']) {
      const stack = `Error: x\n    at ${pathToFileURL(join(folder, file)).href}:1:1`
      assert.equal(sourceStack(stack), stack)
    }
  }))

test('source stack: a mistake of ours is reported with it', async () => {
  const problem = new Error('x')
  problem.stack = `Error: x\n    at ${cli.href}:${placeOf(cli, 'await main(')}`
  let said = ''
  const terminal = {
    out: () => {},
    err: (text: string) => {
      said += text
    },
    command: () => {},
    interactive: false,
    colours: false,
  }
  assert.equal(await explainProblem(problem, 'build', terminal), 70)
  assert.match(said, /at \S+\/tools\/cli\.ts:\d+:\d+\n/)
})
