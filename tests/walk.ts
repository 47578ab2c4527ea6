import assert from 'node:assert/strict'
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {packageRoot} from '../tools/own/package-root.ts'

/** A block of a walk that names a file: its new text, or the lines that go and come. */
export interface Step {
  kind: 'new' | 'diff'
  path: string
  lines: string[]
}

/** What a section of CONTRIBUTING.md says is to be done to files, in its order. */
export function stepsOf(section: string): Step[] {
  const text = readFileSync(fileURLToPath(new URL('CONTRIBUTING.md', packageRoot)), 'utf8')
  const chapter = new RegExp(`^## ${section}\\n(.*?)^## `, 'ms').exec(text)?.[1]
  assert.ok(chapter, `CONTRIBUTING.md has ${section}`)
  return [...chapter.matchAll(/^( {3})?```(ts|sql|diff) (\S+)\n(.*?)^\1```$/gms)].map(
    ([, indent, kind, path, body]) => ({
      kind: kind === 'diff' ? 'diff' : 'new',
      path: path!,
      lines: body!
        .trimEnd()
        .split('\n')
        .map((line) => (indent === undefined ? line : line.replace(/^ {3}/, ''))),
    }),
  )
}

/** Does to the files of a copy of the tree what a walk says. A new file has to be new, and what goes has to be there once. */
export function follow(steps: Step[], folder: string): void {
  for (const {kind, path, lines} of steps) {
    const file = join(folder, path)
    assert.equal(existsSync(file), kind === 'diff', `${path} ${kind === 'diff' ? 'is there' : 'is new'}`)
    mkdirSync(dirname(file), {recursive: true})
    const text = kind === 'new' ? `${lines.join('\n')}\n` : changed(readFileSync(file, 'utf8'), lines, path)
    writeFileSync(file, text)
  }
}

/** Lines that come take the place of those that go; without any that go they come last. */
function changed(text: string, lines: readonly string[], path: string): string {
  const gone = lines.filter((line) => line.startsWith('-')).map((line) => line.slice(1))
  const come = lines.filter((line) => line.startsWith('+')).map((line) => `${line.slice(1)}\n`)
  if (gone.length === 0) return text + come.join('')
  const parts = text.split(`${gone.join('\n')}\n`)
  assert.equal(parts.length, 2, `${path} holds what the walk takes away`)
  return parts.join(come.join(''))
}
