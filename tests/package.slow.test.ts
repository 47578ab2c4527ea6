import assert from 'node:assert/strict'
import {spawnSync} from 'node:child_process'
import {cpSync, mkdirSync, readFileSync, rmSync, symlinkSync} from 'node:fs'
import {dirname, join} from 'node:path'
import test from 'node:test'
import {fileURLToPath} from 'node:url'
import {packageRoot} from '../tools/own/package-root.ts'
import {withFolder, writeFiles} from './fixture.ts'

const root = fileURLToPath(packageRoot)

/** A program of somebody else: types are checked as strictly as they can be, and without the types of Node. */
const program = `import {build, check, EnvironmentProblem, query, UsageProblem} from 'avps'
import type {BuildOptions, BuildResult, CheckOptions, Finding, Place, QueryOptions, QueryResult, QueryValue, Severity, SourceOptions} from 'avps'

declare const console: {log(text: string): void}
declare const process: {argv: string[]}

const root: string = process.argv[2]!
const source: SourceOptions = {root}
const options: BuildOptions = {...source, only: ['exchange']}
const {status, counts}: BuildResult = await build(options)
const checking: CheckOptions = {root, extra: ['new.md']}
const found: Finding[] = await check(checking)
const place: Place | undefined = found[0]
const severity: Severity = found[0]!.severity
const question: QueryOptions = {root, sql: 'select count(*) as n from requirements', rows: 1}
const answer: QueryResult = await query(question)
const n: QueryValue | undefined = answer.rows[0]!['n']
// @ts-expect-error: a root is needed
const wrong: () => Promise<BuildResult> = () => build({})
// @ts-expect-error: no such parser
const other: () => Promise<Finding[]> = () => check({root, parser: 'marked'})
const problems: Error[] = [new UsageProblem('x'), new EnvironmentProblem('y')]
console.log(JSON.stringify({status, counts, file: place?.file, severity, n, problems: problems.length, unused: [wrong, other].length}))
`

function run(folder: string, command: string, ...args: string[]): string {
  const {status, stdout, stderr, error} = spawnSync(command, args, {cwd: folder, encoding: 'utf8', timeout: 60_000})
  assert.equal(status, 0, `${command} ${args.join(' ')}: ${error?.message ?? ''}${stdout}${stderr}`)
  return stdout
}

/** What `npm install` would lay beside the package: those that it runs on, and none that only developers need. */
function linkDependencies(modules: string): void {
  const {packages} = JSON.parse(readFileSync(join(root, 'node_modules/.package-lock.json'), 'utf8')) as {
    packages: Record<string, {dev?: boolean}>
  }
  for (const [path, {dev}] of Object.entries(packages)) {
    const name = path.slice('node_modules/'.length)
    if (dev || name.includes('/node_modules/')) continue
    mkdirSync(dirname(join(modules, name)), {recursive: true})
    symlinkSync(join(root, path), join(modules, name))
  }
}

test('package: what is packed is a library with types, and a command', () =>
  withFolder((folder) => {
    const [{filename, files}] = JSON.parse(
      run(root, 'npm', 'pack', '--ignore-scripts', '--json', '--pack-destination', folder),
    ) as [{filename: string; files: {path: string}[]}]
    assert.deepEqual(
      files.map(({path}) => path).filter((path) => /(?:^|\/)tests\/|^(?!build\/).*\.ts$/.test(path)),
      [],
    )
    const modules = join(folder, 'node_modules')
    mkdirSync(join(modules, 'avps'), {recursive: true})
    run(folder, 'tar', '-xzf', filename, '--strip-components=1', '-C', join(modules, 'avps'))
    linkDependencies(modules)

    const spec = join(folder, 'spec')
    cpSync(join(root, 'examples/tiny-spec'), spec, {recursive: true})
    for (const made of ['dist', '.avps']) rmSync(join(spec, made), {recursive: true, force: true})
    writeFiles(folder, {
      'package.json': '{"type": "module"}',
      'use.ts': program,
      'spec/new.md': '# New\n\nSee [P-BAT-99].\n',
    })
    const strict = ['--strict', '--exactOptionalPropertyTypes', '--noUncheckedIndexedAccess', '--skipLibCheck', 'false']
    const compiler = join(root, 'node_modules/typescript/bin/tsc')
    run(
      folder,
      process.execPath,
      compiler,
      ...strict,
      '--module',
      'nodenext',
      '--target',
      'es2023',
      '--types',
      '',
      'use.ts',
    )
    const said = JSON.parse(run(folder, process.execPath, 'use.js', spec)) as Record<string, unknown>
    assert.equal(said.status, 'built')
    assert.equal(said.file, 'new.md')
    assert.equal(said.severity, 'error')
    assert.equal(said.n, 3)
    const {version} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {version: string}
    assert.equal(run(folder, process.execPath, join(modules, 'avps/build/tools/cli.js'), '--version'), `${version}\n`)
  }))
