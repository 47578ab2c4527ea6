import {posix} from 'node:path'
import {compareText, type Finding, type Place} from '../model/finding.ts'
import {type ImportedRun, isImported} from '../model/imported.ts'
import type {Case, Catalogue, ChapterSource, Claim, Entry, Parsed, Run, Sources, Target} from '../model/sources.ts'
import {placeChapters, type Spec} from '../model/spec.ts'
import {readBindings} from './bindings.ts'
import {readPlainEntries} from './plain-entries.ts'
import type {Remember} from './remember.ts'
import {mendFor, type Root, refusedAs} from './root.ts'
import {decodeSource} from './source-text.ts'

const casesFolder = 'conformance/cases'

/**
 * Every source of a specification. A file that cannot be read is a finding, and the rest is read.
 *
 * `extra` is one more chapter at the end of the last part: how `check` reads a file that is on no list.
 */
export async function readSources(root: Root, spec: Spec, remember: Remember, extra: string[] = []): Promise<Sources> {
  const findings: Finding[] = []
  const bytes = (path: string, namedBy: string, missingIsFine = false): Uint8Array | undefined => {
    const read = root.read(path)
    if ('bytes' in read) return read.bytes
    if (read.unreadable === 'missing' && missingIsFine) return undefined
    findings.push({
      rule: 'unreadable-file',
      ...placeOfName(root, namedBy, path),
      message: `Unexpected ${refusedAs[read.unreadable]} file \`${path}\`, expected a readable one`,
      fix: mendFor[read.unreadable],
    })
    return undefined
  }
  const text = (path: string, namedBy: string, missingIsFine = false): string | undefined => {
    const content = bytes(path, namedBy, missingIsFine)
    if (content === undefined) return undefined
    const decoded = decodeSource(content, path)
    findings.push(...decoded.findings)
    return decoded.text
  }
  const parseFile = async <Value>(
    kind: string,
    path: string,
    parse: (text: string) => Promise<Parsed<Value>>,
    namedBy = path,
    missingIsFine = false,
  ): Promise<Value | undefined> => {
    const content = text(path, namedBy, missingIsFine)
    if (content === undefined) return undefined
    const parsed = await remember(kind, path, root.hash(path), () => parse(content))
    findings.push(...parsed.findings)
    return parsed.value
  }

  const listed = new Set(spec.parts.flatMap((part) => part.chapters))
  const unlisted = [...new Set(extra.map((path) => posix.normalize(path)))].filter((path) => !listed.has(path))
  const places = placeChapters({
    ...spec,
    parts: spec.parts.map((part, index) =>
      index === spec.parts.length - 1 ? {...part, chapters: [...part.chapters, ...unlisted]} : part,
    ),
  })
  const chapters = places.flatMap((place): ChapterSource[] => {
    const content = bytes(place.path, 'spec.yaml')
    if (content === undefined) return []
    let decoded: ReturnType<ChapterSource['decode']> | undefined
    const decode = () => {
      decoded ??= decodeSource(content, place.path)
      return decoded
    }
    return [{place, hash: root.hash(place.path), decode}]
  })
  reportUnlisted(root, spec, findings)

  const roles = Object.entries(spec.links)
    .filter(([, {from}]) => from !== 'case')
    .map(([role]) => role)
  const entries: Entry[] = []
  const lazy = lazyParsers()
  for (const path of root.list('requirements', '.yaml')) {
    if (path.split('/').length !== 2 || path === 'requirements/waivers.yaml') continue
    const content = text(path, path)
    if (content === undefined) continue
    const parse = async () => {
      const plain = readPlainEntries(content, path, roles)
      return plain ? {value: plain, findings: []} : (await lazy.entries()).parseEntries(content, path, roles)
    }
    const parsed = await remember(`entries ${roles.join(' ')}`, path, root.hash(path), parse)
    findings.push(...parsed.findings)
    entries.push(...parsed.value)
  }
  const ledger = await parseFile(
    'ledger',
    'requirements/ledger.jsonl',
    async (content) => (await lazy.ledger()).parseLedger(content, 'requirements/ledger.jsonl'),
    'requirements/ledger.jsonl',
    true,
  )
  const waivers = await parseFile(
    'waivers',
    'requirements/waivers.yaml',
    async (content) => (await lazy.targets()).parseWaivers(content, 'requirements/waivers.yaml'),
    'requirements/waivers.yaml',
    true,
  )
  const catalogues: Catalogue[] = []
  for (const [name, path] of Object.entries(spec.catalogues)) {
    const catalogue = await parseFile(
      `catalogue ${name}`,
      path,
      async (content) => (await lazy.catalogues()).parseCatalogue(content, path, name),
      'spec.yaml',
    )
    if (catalogue) catalogues.push(catalogue)
  }
  const targets: Target[] = []
  const claims = new Map<string, Claim>()
  for (const path of root.list('requirements/targets', '.yaml')) {
    const target = await parseFile('target', path, async (content) => (await lazy.targets()).parseTarget(content, path))
    if (target) targets.push(target)
  }
  const claimed = new Map(targets.filter(({claim}) => claim).map(({claim, file}) => [claim!, file]))
  for (const path of root.list('requirements/claims', '.yaml')) claimed.set(path, claimed.get(path) ?? path)
  for (const [path, namedBy] of claimed) {
    const claim = await parseFile(
      'claim',
      path,
      async (content) => (await lazy.claims()).parseClaim(content, path),
      namedBy,
    )
    if (claim) claims.set(path, claim)
  }
  const cases: Case[] = []
  for (const path of root.list(casesFolder, '.case.ts')) {
    const parsed = await parseFile('case', path, async (content) =>
      (await lazy.cases()).parseCase(content, path, casesFolder),
    )
    if (parsed) cases.push(parsed)
  }
  const runs: Run[] = []
  const imports: ImportedRun[] = []
  for (const path of root.list('results', '.jsonl')) {
    if (isImported(path)) {
      const imported = await parseFile('imported', path, async (content) =>
        (await lazy.imported()).parseImported(content, path),
      )
      if (imported) imports.push(imported)
      continue
    }
    const run = await parseFile('run', path, async (content) => (await lazy.results()).parseRun(content, path))
    if (run) runs.push(run)
  }
  const bindings = await readBindings(root, spec.suite, targets, cases, remember)
  for (const path of [...root.linkedFolders].sort(compareText))
    findings.push({
      rule: 'linked-folder',
      file: path,
      line: 1,
      column: 1,
      message: `Unexpected symbolic link \`${path}\`, expected a folder: nothing behind it is read`,
      fix: 'put the folder itself there',
    })
  return {
    spec,
    chapters,
    entries,
    ledger: ledger ?? [],
    waivers: waivers ?? [],
    catalogues,
    targets,
    claims,
    cases,
    runs,
    imports,
    bindings,
    findings,
  }
}

/** Where a file names another: the first line that holds the path, or its last part. */
function placeOfName(root: Root, file: string, path: string): Place {
  const read = root.read(file)
  const text = 'bytes' in read ? Buffer.from(read.bytes).toString('utf8') : ''
  for (const name of [path, path.slice(path.lastIndexOf('/') + 1)]) {
    const offset = text.indexOf(name)
    if (offset < 0) continue
    const before = text.slice(0, offset)
    return {file, line: before.split('\n').length, column: offset - before.lastIndexOf('\n')}
  }
  return {file, line: 1, column: 1}
}

/** The readers with their libraries: a build that remembers every file loads none of them. */
function lazyParsers() {
  return {
    entries: () => import('./entries.ts'),
    ledger: () => import('./ledger.ts'),
    catalogues: () => import('./catalogues.ts'),
    targets: () => import('./targets.ts'),
    claims: () => import('./claims.ts'),
    cases: () => import('./cases.ts'),
    results: () => import('./results.ts'),
    imported: () => import('./imported.ts'),
  }
}

/** A chapter that lies beside the others and is on no list is not published: its author has to know. */
function reportUnlisted(root: Root, spec: Spec, findings: Finding[]): void {
  const listed = new Set([...spec.parts.flatMap(({chapters}) => chapters), ...spec.ignore])
  const folders = new Set(
    [...listed].map((path) => path.slice(0, Math.max(0, path.lastIndexOf('/')))).filter((folder) => folder !== ''),
  )
  const reported = new Set<string>()
  for (const folder of folders) {
    for (const path of root.list(folder, '.md')) {
      if (listed.has(path) || reported.has(path) || path.endsWith('/README.md')) continue
      reported.add(path)
      findings.push({
        rule: 'unlisted-chapter',
        file: path,
        line: 1,
        column: 1,
        message: `Unexpected \`${path}\`, expected every chapter on a list of spec.yaml`,
        fix: 'add it to `parts`, or to `ignore` if it is no part of the specification',
      })
    }
  }
}
