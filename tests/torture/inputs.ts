import assert from 'node:assert/strict'
import {cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {packageRoot} from '../../tools/own/package-root.ts'
import {analyse} from '../../tools/pipeline/analyse.ts'
import {NoSpecification} from '../../tools/pipeline/no-specification.ts'
import {openRoot} from '../../tools/read/root.ts'
import {fixturesFolder, foldersIn} from '../fixture.ts'
import {pick} from '../random.ts'
import type {Ordeal} from './ordeal.ts'

const example = join(fixturesFolder, 'example', 'two chapters with everything')
const chapters = fileURLToPath(new URL('chapters/', packageRoot))
const places = join(fixturesFolder, 'extract')

/** Milliseconds of CPU time that one damaged root may take; nearly all take a hundredth of it. */
const longest = 5000

const pieces = [
  ...['[', ']', '(', ')', '<', '>', '`', '*', '_', '~', '|', '>', '#', '-', '\n', '\n\n', '\t', '    ', '\\', '"', "'"],
  ...['{', '}', ':', ': ', '---\n', '```\n', '&', '&#0;', '!', '@', '@2', '?', '%', '\u0000', '\ufeff', '\u202e', '😀'],
  ...[
    'MUST',
    'MUST NOT',
    '[WIN-SHT-001]',
    '[WIN-SHT-?]',
    '<!--',
    '-->',
    '<details>',
    '[^1]',
    '[^1]: ',
    '![',
    '](',
    'null',
  ],
  ...['- ', '1. ', '> ', '> [!NOTE]\n', '&a ', '*a ', '!!js ', '1e999', '-1', '99999999999999999999', '[]', '{}', '""'],
]

/** Whatever stands in a source, an author gets findings: never an exception, never a wait. */
export const inputs: Ordeal = {
  name: 'inputs',
  title: 'damaged chapters, entries, ledgers, results and specifications',
  tries: {long: 20_000, short: 60},
  async attempt(random) {
    const root = idle.pop() ?? layOutExample()
    const damaged = new Map<string, string>()
    for (let count = 0; count < 1 + Math.floor(random() * 2); count++) damageOne(root, random, damaged)
    const before = process.cpuUsage()
    try {
      const {database} = await analyse(openRoot(root), 'torture')
      database.close()
    } catch (problem) {
      if (!(problem instanceof NoSpecification)) throw new Error((problem as Error).stack)
    } finally {
      for (const [file, text] of damaged) writeFileSync(file, text, 'latin1')
      idle.push(root)
    }
    const {user, system} = process.cpuUsage(before)
    assert.ok((user + system) / 1000 < longest, `${(user + system) / 1000} ms`)
  },
}

/** Roots that are whole again: the cache of one remembers all that was not damaged. */
const idle: string[] = []

function layOutExample(): string {
  const root = mkdtempSync(join(tmpdir(), 'inputs-'))
  process.once('exit', () => rmSync(root, {recursive: true, force: true}))
  cpSync(example, root, {recursive: true})
  return root
}

/** `kept` is told what each damaged file held. */
function damageOne(root: string, random: () => number, kept: Map<string, string>): void {
  const files = [
    'spec.yaml',
    ...['chapters', 'requirements', 'results', 'conformance'].flatMap((folder) => below(root, folder)),
  ]
  const file = join(root, pick(random, files))
  if (!kept.has(file)) kept.set(file, readFileSync(file, 'latin1'))
  const text = file.endsWith('.md') && random() < 0.3 ? otherChapter(random) : readFileSync(file, 'latin1')
  let damaged = text
  for (let edits = 0; edits < 1 + Math.floor(random() * 4); edits++) damaged = pick(random, damages)(damaged, random)
  writeFileSync(file, damaged, 'latin1')
}

function otherChapter(random: () => number): string {
  if (random() < 0.5) return readFileSync(join(chapters, pick(random, readdirSync(chapters))), 'latin1')
  const sample = join(places, pick(random, foldersIn(places)), 'chapters/sample.md')
  return existsSync(sample) ? readFileSync(sample, 'latin1') : ''
}

function below(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), {withFileTypes: true}).flatMap((entry) =>
    entry.isDirectory() ? below(root, `${folder}/${entry.name}`) : [`${folder}/${entry.name}`],
  )
}

type Damage = (text: string, random: () => number) => string

const at = (text: string, random: () => number) => Math.floor(random() * (text.length + 1))

const damages: Damage[] = [
  (text, random) => {
    const place = at(text, random)
    return text.slice(0, place) + pick(random, pieces) + text.slice(place)
  },
  (text, random) => {
    const place = at(text, random)
    return text.slice(0, place) + pick(random, pieces).repeat(1 + Math.floor(random() * 300)) + text.slice(place)
  },
  (text, random) => {
    const place = at(text, random)
    return text.slice(0, place) + text.slice(place + Math.floor(random() * 40))
  },
  (text, random) => {
    const place = at(text, random)
    return text.slice(0, place) + String.fromCharCode(Math.floor(random() * 256)) + text.slice(place + 1)
  },
  (text, random) => text.slice(0, at(text, random)),
  (text, random) => {
    const lines = text.split('\n')
    const [from, to] = [pick(random, [...lines.keys()]), pick(random, [...lines.keys()])]
    lines.splice(to, 0, lines[from]!)
    return lines.join('\n')
  },
  (text, random) => {
    const lines = text.split('\n')
    lines.splice(Math.floor(random() * lines.length), 1 + Math.floor(random() * 3))
    return lines.join('\n')
  },
  (text, random) => {
    const lines = text.split('\n')
    const line = Math.floor(random() * lines.length)
    lines[line] = `${pick(random, ['  ', '\t', '> ', '- ', '# '])}${lines[line]}`
    return lines.join('\n')
  },
]
