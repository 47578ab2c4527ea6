import assert from 'node:assert/strict'
import {cpSync, existsSync, mkdirSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {isTemporary} from '../../tools/disk/write-door.ts'
import type {BuildRecord} from '../../tools/model/build-record.ts'
import {packageRoot} from '../../tools/own/package-root.ts'
import {build} from '../../tools/pipeline/build.ts'
import {NoSpecification} from '../../tools/pipeline/no-specification.ts'
import {writeFiles} from '../fixture.ts'

const example = fileURLToPath(new URL('examples/tiny-spec', packageRoot))

/** A small root with every kind of source and every output but the PDF, whose typesetter costs a second. */
export function layOutSmall(root: string): void {
  cpSync(example, root, {recursive: true})
  const specification = join(root, 'spec.yaml')
  writeFileSync(specification, readFileSync(specification, 'utf8').replace('[site, pdf,', '[site,'))
}

/** Chapters that ask for numbers and refer to each other, with entries and cases that know them by working names. */
export function layOutUnnumbered(root: string, chapters: number): void {
  layOutSmall(root)
  const names = Array.from({length: chapters}, (_, index) => `w${index}`)
  const specification = join(root, 'spec.yaml')
  writeFileSync(
    specification,
    readFileSync(specification, 'utf8').replace(
      'chapters/pancakes.md',
      ['chapters/pancakes.md', ...names.map((name) => `chapters/${name}.md`)].join(', '),
    ),
  )
  writeFiles(
    root,
    Object.fromEntries(
      names.flatMap((name, index) => [
        [
          `chapters/${name}.md`,
          `---\narea: BAT\nsubject: cook\nverify: tasting\n---\n# ${name}\n\nAs [P-BAT-?${names[(index + 7) % chapters]}] says.\n\n> [P-BAT-?${name}] **Stir ${name}.** The cook shall stir it.\n`,
        ],
        [
          `requirements/${name}.yaml`,
          `P-BAT-?${name}:\n  pleases: [WISH-SOFT]\n  rationale: As P-BAT-?${names[(index + 3) % chapters]} does.\n`,
        ],
      ]),
    ),
  )
}

/** Every file below a folder, links as what they say: path to content. */
export function filesOf(folder: string, except: string[] = []): Map<string, string> {
  const found = new Map<string, string>()
  const visit = (path: string): void => {
    for (const entry of readdirSync(join(folder, path), {withFileTypes: true})) {
      const child = path === '' ? entry.name : `${path}/${entry.name}`
      if (except.includes(child)) continue
      if (entry.isDirectory()) visit(child)
      else if (entry.isSymbolicLink()) found.set(child, `-> ${readlinkSync(join(folder, child))}`)
      else if (entry.isFile()) found.set(child, readFileSync(join(folder, child), 'latin1'))
      else found.set(child, 'neither file nor folder')
    }
  }
  if (existsSync(folder)) visit('')
  return new Map([...found].sort(([one], [other]) => (one < other ? -1 : 1)))
}

/** What an author wrote: all but what the tool made. */
export function sourcesOf(root: string): Map<string, string> {
  return filesOf(root, ['dist', '.avps'])
}

export function assertSame(actual: Map<string, string>, expected: Map<string, string>, what: string): void {
  const differing = [...new Set([...actual.keys(), ...expected.keys()])].filter(
    (path) => actual.get(path) !== expected.get(path),
  )
  assert.deepEqual(differing, [], what)
}

/** `except` are folders that are not looked into. */
export function assertNothingHalf(root: string, what: string, except: string[] = []): void {
  const half = [...filesOf(root, except).keys()].filter((path) => isTemporary(path.slice(path.lastIndexOf('/') + 1)))
  assert.deepEqual(half, [], what)
}

/** A build of the same sources elsewhere publishes the same, byte by byte. */
export async function assertAsClean(root: string, folder: string): Promise<void> {
  const clean = join(folder, 'clean')
  rmSync(clean, {recursive: true, force: true})
  mkdirSync(clean)
  for (const name of readdirSync(root))
    if (name !== 'dist' && name !== '.avps') cpSync(join(root, name), join(clean, name), {recursive: true})
  assert.equal(await isRefused(clean), false, 'a clean build is refused')
  assertSame(
    filesOf(join(root, 'dist')),
    filesOf(join(clean, 'dist')),
    `dist is not what a clean build makes: ${recordsOf(root)}, clean ${recordsOf(clean)}`,
  )
  rmSync(clean, {recursive: true})
}

export async function isRefused(root: string): Promise<boolean> {
  try {
    return (await build({root})).status === 'refused'
  } catch (problem) {
    if (problem instanceof NoSpecification) return true
    throw problem
  }
}

/** The record of a build without what names files: where it differs, this says why. */
function recordsOf(root: string): string {
  const {
    outputs: _outputs,
    inputs: _inputs,
    listings: _listings,
    ...rest
  } = JSON.parse(readFileSync(join(root, 'dist/build.json'), 'utf8')) as BuildRecord
  return JSON.stringify(rest)
}
