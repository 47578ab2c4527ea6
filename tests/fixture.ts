import assert from 'node:assert/strict'
import {cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import type {Engine} from '../tools/markdown/parse.ts'
import type {BlockNode} from '../tools/model/chapter-tree.ts'
import type {Finding, RatedFinding} from '../tools/model/finding.ts'
import {packageRoot} from '../tools/own/package-root.ts'
import {type Analysis, analyse} from '../tools/pipeline/analyse.ts'
import {NoSpecification} from '../tools/pipeline/no-specification.ts'
import {printBlock} from '../tools/publish/site/print/blocks.ts'
import {escapeHtml} from '../tools/publish/site/print/printing.ts'
import {openRoot} from '../tools/read/root.ts'
import {describeExtractions} from './describe-extraction.ts'

/** The fixtures as they lie in the repository, not in the compiled output. */
export const fixturesFolder: string = fileURLToPath(new URL('tests/fixtures/', packageRoot))

/** True where expectations are rewritten instead of compared: `npm run fixtures:update`. */
export const updating = process.env.UPDATE_FIXTURES === '1'

/** Names of the folders in a folder, in order. */
export function foldersIn(folder: string): string[] {
  return readdirSync(folder, {withFileTypes: true})
    .filter((entry) => entry.isDirectory())
    .map(({name}) => name)
    .sort()
}

/** Runs `use` on a fresh folder, and removes the folder whatever comes of it. */
export async function withFolder<Value>(use: (folder: string) => Value | Promise<Value>): Promise<Value> {
  const folder = mkdtempSync(join(tmpdir(), 'fixture-'))
  try {
    return await use(folder)
  } finally {
    rmSync(folder, {recursive: true, force: true})
  }
}

/** Lays a fixture out as a root, over the base if it wants one. */
export function layOut(fixture: string, root: string, options: FixtureOptions = readOptions(fixture)): void {
  if (options.base !== false) cpSync(join(fixturesFolder, 'base'), root, {recursive: true})
  cpSync(fixture, root, {recursive: true, filter: (path) => path !== join(fixture, 'expected')})
}

/** `fixture.json`, where a fixture is not just read. */
export interface FixtureOptions {
  /** False: nothing is laid under the fixture. */
  base?: boolean
  /** Chapters to check that stand on no list. */
  extra?: string[]
  date?: string
}

export function readOptions(fixture: string): FixtureOptions {
  const file = join(fixture, 'fixture.json')
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as FixtureOptions) : {}
}

/** Writes files below a folder: path to content. */
export function writeFiles(folder: string, files: Record<string, string | Uint8Array>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), {recursive: true})
    writeFileSync(join(folder, path), content)
  }
}

/** The base with files laid over it, analysed. */
export async function analyseFiles(
  files: Record<string, string | Uint8Array>,
  options: FixtureOptions & {engine?: Engine} = {},
): Promise<Described> {
  return withFolder((root) => {
    if (options.base !== false) cpSync(join(fixturesFolder, 'base'), root, {recursive: true})
    writeFiles(root, files)
    return analyseRoot(root, options)
  })
}

/** What came of a root; without a specification there are findings alone. */
export interface Described {
  findings: RatedFinding[]
  analysis: Analysis | undefined
}

export async function analyseRoot(root: string, options: FixtureOptions & {engine?: Engine} = {}): Promise<Described> {
  try {
    const {extra, date, engine} = options
    const analysis = await analyse(openRoot(root), 'test', {extra, date, engine})
    return {analysis, findings: analysis.findings}
  } catch (problem) {
    if (problem instanceof NoSpecification) return {analysis: undefined, findings: problem.findings}
    throw problem
  }
}

/** Compares every file of a fixture's `expected/` with what came of it, or writes it anew. */
export async function expectFixture(fixture: string, only?: (finding: RatedFinding) => boolean): Promise<Described> {
  return withFolder((root) => {
    const options = readOptions(fixture)
    layOut(fixture, root, options)
    return compareWithExpected(root, join(fixture, 'expected'), options, only)
  })
}

/** The same for a root that lies ready, and expectations that lie anywhere. */
export async function compareWithExpected(
  root: string,
  expected: string,
  options: FixtureOptions = {},
  only?: (finding: RatedFinding) => boolean,
): Promise<Described> {
  const described = await analyseRoot(root, options)
  for (const name of readdirSync(expected).sort()) {
    const actual = describe(name, described, only)
    const file = join(expected, name)
    if (updating) writeFileSync(file, actual)
    else assert.equal(actual, readFileSync(file, 'utf8'), `${name} is what was expected`)
  }
  return described
}

/** `findings.txt`, `extraction.yaml`, `blocks.html`, or `<view>.csv` for any table or view of the database. */
function describe(
  name: string,
  {analysis, findings}: Described,
  only: (finding: RatedFinding) => boolean = () => true,
): string {
  if (name === 'findings.txt') return formatFindings(findings.filter(only))
  assert.ok(analysis, 'there is a specification')
  if (name === 'extraction.yaml')
    return describeExtractions(
      analysis.chapters
        .filter(isOwn)
        .map(({place, text, extraction}) => ({place, text: text(), extraction: extraction!})),
    )
  if (name === 'blocks.html') {
    return analysis.chapters
      .filter(isOwn)
      .map(({place}) => `<!-- ${place.path} -->\n${htmlOf(analysis, place.number)}`)
      .join('\n')
  }
  const view = name.replace(/\.csv$/, '')
  assert.match(view, /^[a-z_]+$/, `${name} is the name of a view`)
  const order =
    {requirements: 'id', links: 'source, role, destination', coverage: 'requirement, target'}[view] ?? '1, 2'
  const statement = analysis.database.prepare<[], unknown[]>(`SELECT * FROM ${view} ORDER BY ${order}`).raw()
  return [statement.columns().map((column) => column.name), ...statement.all()]
    .map((row) => `${row.map(csvCell).join(',')}\n`)
    .join('')
}

/** The blocks of a chapter as HTML. */
export function htmlOf({database}: Analysis, chapter: number): string {
  return database
    .prepare<[number], string>('SELECT tree FROM block WHERE chapter = ? ORDER BY key')
    .pluck()
    .all(chapter)
    .map(printTree)
    .join('')
}

/** A block as HTML, with marks in the places of what other chapters decide. */
export function printTree(tree: string): string {
  const block = JSON.parse(tree) as BlockNode
  if (block.type === 'features') return block.device
  return printBlock(block, {
    words: escapeHtml,
    reference: (id) => `<a class="reference" data-item="${id}">`,
    trace: (id) => `<!--item ${id}-->`,
    id: (name) => ` id="${escapeHtml(name)}"`,
  })
}

/** The base's own chapter lies under every fixture, and says the same in each. */
function isOwn({place}: {place: {path: string}}): boolean {
  return place.path !== 'chapters/base.md'
}

function csvCell(value: unknown): string {
  const text = value === null ? '' : String(value)
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Findings as the command prints them, with what belongs to each below it, indented. */
export function formatFindings(findings: RatedFinding[]): string {
  const lines = findings.flatMap(({file, line, column, severity, message, rule, fix, related = []}) => [
    `${file}:${line}:${column}: ${severity}: ${message} (${rule})`,
    ...related.map((other) => `  ${other.file}:${other.line}:${other.column}: ${other.message}`),
    ...(fix ? [`  fix: ${fix}`] : []),
  ])
  const counts = (['error', 'warning', 'info'] as const)
    .map((severity) => ({severity, count: findings.filter((finding) => finding.severity === severity).length}))
    .filter(({count}) => count > 0)
    .map(({severity, count}) => plural(count, severity))
  return `${[...lines, counts.length > 0 ? `${plural(findings.length, 'finding')}: ${counts.join(', ')}` : 'no findings'].join('\n')}\n`
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

/** Rules of the findings, in order: what a short test compares. */
export function rulesOf(findings: Finding[]): string[] {
  return findings.map(({rule}) => rule)
}
