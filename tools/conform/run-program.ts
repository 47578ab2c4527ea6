import {spawn} from 'node:child_process'
import {adoptChild} from '../processes/adopt-child.ts'

/** What of its output is kept: the end says what went wrong. */
const kept = 20_000

/**
 * Runs a program of the root to its end: its exit code, null where it was killed or never started, and the last of what it
 * printed. Whatever it has started ends with this process.
 */
export function runProgram(
  [program, ...args]: string[],
  folder: string,
): Promise<{status: number | null; output: string}> {
  return new Promise((resolve) => {
    const child = spawn(program!, args, {cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], detached: true})
    adoptChild(child)
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        output = `${output}${text}`.slice(-kept)
      })
    child.once('error', (problem) => resolve({status: null, output: problem.message}))
    child.once('close', (status) => resolve({status, output}))
  })
}
