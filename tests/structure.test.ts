import assert from 'node:assert/strict'
import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {dirname, join, posix} from 'node:path'
import test from 'node:test'
import {fileURLToPath} from 'node:url'
import {capabilities} from '../conformance/port.ts'
import {packageRoot} from '../tools/own/package-root.ts'
import {importCycles, importedBy, importGraph} from './import-cycles.ts'

const root = fileURLToPath(packageRoot)

/** Paths of the files below a folder, relative to the root, with forward slashes. */
function filesBelow(folder: string): string[] {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), {withFileTypes: true}).flatMap((entry) =>
    entry.isDirectory() ? filesBelow(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`],
  )
}

/** What a module imports, at once or later, as types or values. */
function importsOf(path: string): string[] {
  return importedBy(readFileSync(join(root, path), 'utf8'), true)
}

const tools = filesBelow('tools').filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))

/** Folders that may join stages, and files directly in `tools/` that do. */
const joining = ['tools/pipeline/', 'tools/commands/']
const joiningFiles = ['tools/api.ts', 'tools/cli.ts']

/** What every stage may use: words, forms of text, the tool's own files, processes, the disk, Markdown. */
const shared = ['model', 'text', 'own', 'processes', 'disk', 'markdown']

/** Publishers ask the questions of `trace/`. */
const asks: Record<string, string> = {publish: 'trace'}

function stageOf(path: string): string {
  const [, folder, rest] = path.split('/')
  return rest === undefined ? '' : folder!
}

test('structure: a stage imports itself, the vocabulary and packages', () => {
  const strangers: string[] = []
  for (const path of tools) {
    if (joining.some((folder) => path.startsWith(folder)) || joiningFiles.includes(path)) continue
    for (const specifier of importsOf(path)) {
      if (!specifier.startsWith('.')) continue
      const target = posix.normalize(posix.join(dirname(path), specifier))
      const stage = stageOf(target)
      if (!target.startsWith('tools/')) strangers.push(`${path} imports ${target}`)
      else if (target !== 'tools/lint/rules.ts' && ![...shared, stageOf(path), asks[stageOf(path)]].includes(stage))
        strangers.push(`${path} imports ${target}`)
    }
  }
  assert.deepEqual(strangers, [])
})

test('structure: what makes and prints trees imports nothing in a circle', () => {
  const state = new Map<string, 'open' | 'done'>()
  const circles: string[] = []
  const visit = (path: string, way: string[]): void => {
    if (state.get(path) === 'open') circles.push([...way.slice(way.indexOf(path)), path].join(' → '))
    if (state.has(path)) return
    state.set(path, 'open')
    for (const specifier of importsOf(path)) {
      const target = posix.normalize(posix.join(dirname(path), specifier))
      if (specifier.startsWith('.') && tools.includes(target)) visit(target, [...way, path])
    }
    state.set(path, 'done')
  }
  for (const path of tools) if (/^tools\/(?:extract|publish)\//.test(path)) visit(path, [])
  assert.deepEqual(circles, [])
})

test('structure: stages that are pure touch neither disk nor process', () => {
  const impure = tools
    .filter((path) => /^tools\/(?:extract|lint|draw|markdown)\//.test(path))
    .flatMap((path) => importsOf(path).map((specifier) => `${path} imports ${specifier}`))
    .filter((text) => /imports node:(?!url$)/.test(text))
  assert.deepEqual(impure, [])
})

test('structure: nothing but a few named files starts a process', () => {
  // Types start nothing.
  const starters = tools.filter((path) =>
    /\bimport(?! type\b)[^;']*'(?:node:)?(?:child_process|cluster)'/.test(readFileSync(join(root, path), 'utf8')),
  )
  assert.deepEqual(
    starters.sort(),
    [
      'tools/conform/run-program.ts',
      'tools/conform/suite-process.ts',
      'tools/processes/adopt-child.ts',
      'tools/processes/bounded-process.ts',
    ],
    'a build starts none but children of its own',
  )
})

test('structure: everything is written and removed through one door', () => {
  const writes =
    /\b(?:write|append|create\w*Stream|rename|rm|rmdir|unlink|mkdir|mkdtemp|cp|copyFile|link|symlink|truncate|chmod|chown|utimes)\w*(?:Sync)?\b|node:fs\/promises/
  const own = ['tools/disk/write-door.ts', 'tools/own/make-executable.ts']
  const writers = tools.filter((path) => {
    const imported = /import \{([^}]*)\} from 'node:fs'/.exec(readFileSync(join(root, path), 'utf8'))?.[1] ?? ''
    return writes.test(imported) || importsOf(path).some((name) => /^node:fs\/|^fs$/.test(name))
  })
  // The private folder of a cache lies in the folder for temporary files, outside of any root.
  assert.deepEqual(
    writers.filter((path) => !own.includes(path)),
    ['tools/disk/cache.ts'],
  )
})

test('structure: what comes from a root is read as a regular file, or not at all', () => {
  const own = ['tools/own/package-root.ts', 'tools/own/tool-hash.ts', 'tools/own/make-executable.ts']
  const readers = tools
    .filter((path) => !own.includes(path))
    .filter((path) => {
      const source = readFileSync(join(root, path), 'utf8')
      const calls = source.match(/(?<!#)\breadFile(?:Sync)?\([^)\n]*/g) ?? []
      // Assets of the package are read by their URL.
      return calls.some((call) => !/new URL\(/.test(call)) || /\bcreateReadStream\b/.test(source)
    })
  // Fonts and the script of the search are files of packages.
  assert.deepEqual(readers, ['tools/publish/pdf/fonts.ts', 'tools/publish/site/site-outputs.ts'])
})

/** What is loaded where it is needed, and why: each is a library that most runs do without, or a command. */
const late: Record<string, string> = {
  'tools/cli.ts': 'one command of many',
  'tools/commands/import.ts': 'one kind of many',
  'tools/draw/draw-figure.ts': 'the engines of figures',
  'tools/extract/blocks/highlight.ts': 'the grammars of languages',
  'tools/markdown/parse.ts': 'the reference parser',
  'tools/markdown/satteri.ts': 'the native parser',
  'tools/pipeline/analyse.ts': 'the reader of spec.yaml, with zod and yaml',
  'tools/pipeline/build.ts': 'all stages, where nothing changed',
  'tools/pipeline/collect-assets.ts': 'the means to start processes, and the parsers of SVG and CSS',
  'tools/pipeline/reuse-chapters.ts': 'extraction, with yaml and the slugger',
  'tools/pipeline/with-lock.ts': 'the journal, with zod, where a command was killed',
  'tools/publish/exchange/exchange-outputs.ts': 'zod, for the schema',
  'tools/publish/exchange/reqif/reqif-outputs.ts': 'the compressor',
  'tools/publish/matrix/workbook.ts': 'the writer of spreadsheets',
  'tools/publish/pics/pics-workbook.ts': 'the writer of spreadsheets',
  'tools/publish/pdf/compile.ts': 'the typesetter',
  'tools/publish/report/report-outputs.ts': 'zod, for the schema',
  'tools/read/bindings.ts': 'the tokens of code',
  'tools/read/sources.ts': 'the readers of each kind of file, with zod and yaml',
}

test('structure: imports stand at the top, but for the ones that are late for a reason', () => {
  const found = tools.filter((path) => /\bimport\('/.test(readFileSync(join(root, path), 'utf8')))
  assert.deepEqual(found.sort(), Object.keys(late).sort())
})

test('structure: the vocabulary and the forms of text touch nothing', () => {
  const own = tools.filter((path) => ['model', 'text'].includes(stageOf(path)))
  const strangers = own.flatMap((path) =>
    importsOf(path)
      .filter((name) => /^node:(?!crypto$|util$)/.test(name) || /\/(?:own|processes|disk|markdown)\//.test(name))
      .map((name) => `${path} imports ${name}`),
  )
  assert.ok(own.length > 15)
  assert.deepEqual(strangers, [])
})

test('structure: no file is longer than anybody reads', () => {
  const long = ['tools', 'device', 'conformance', 'tests', 'bench', 'dev', 'templates']
    .flatMap(filesBelow)
    .filter((path) => /\.(?:ts|js|mjs|sql|css|hbs|typ)$/.test(path) && !path.includes('/fixtures/'))
    .map((path) => `${path} ${readFileSync(join(root, path), 'utf8').split('\n').length - 1}`)
    .filter((text) => Number(text.slice(text.lastIndexOf(' '))) > 400)
  assert.deepEqual(long, [])
})

test('structure: nothing lies loose in tools/ but the command line and the library', () => {
  assert.deepEqual(
    tools.filter((path) => stageOf(path) === ''),
    joiningFiles,
  )
})

test('structure: every import leads to a file', () => {
  for (const path of tools) {
    for (const specifier of importsOf(path).filter((name) => name.startsWith('.'))) {
      assert.ok(existsSync(join(root, dirname(path), specifier)), `${path} imports ${specifier}`)
    }
  }
})

/** Folders without circles of imports, those of types included or not. */
const acyclic = {conformance: {types: true}, device: {types: true}, tools: {types: true}}

for (const [folder, {types}] of Object.entries(acyclic)) {
  test(`structure: the imports of ${folder}/ form no circle`, () => {
    const graph = importGraph(root, [folder], {types, aliases: {'#conformance/': 'conformance/'}})
    assert.ok([...graph.values()].flat().length > 50, 'imports are found')
    assert.deepEqual(importCycles(graph), [])
  })
}

test('structure: a circle of imports is found, whatever leads into it', () => {
  const graph = new Map([
    ['a', ['b']],
    ['b', ['c', 'e']],
    ['c', ['d']],
    ['d', ['b', 'a2']],
    ['a2', ['a2']],
    ['e', []],
  ])
  assert.deepEqual(importCycles(graph), [['a2'], ['b', 'c', 'd']])
})

test('structure: tools and templates name no specification', () => {
  const found: string[] = []
  for (const path of [...filesBelow('tools'), ...filesBelow('templates')]) {
    const text = readFileSync(join(root, path), 'utf8')
    text.split('\n').forEach((line, index) => {
      if (/AVPS-|virtio|automotive/i.test(line.replace(/`?avps[-:]\w/g, '')))
        found.push(`${path}:${index + 1}: ${line.trim()}`)
    })
  }
  assert.deepEqual(found, [])
})

test('structure: the reference devices know nothing of the rest', () => {
  const strangers = filesBelow('device')
    .filter((path) => path.endsWith('.ts'))
    .flatMap((path) =>
      importsOf(path)
        .filter((name) => !name.startsWith('node:'))
        .map((name) => (name.startsWith('.') ? posix.normalize(posix.join(dirname(path), name)) : name))
        .filter((target) => !target.startsWith('device/'))
        .map((target) => `${path} imports ${target}`),
    )
  assert.deepEqual(strangers, [])
})

test('structure: the suite knows no device, but for the adapter that loads them', () => {
  const strangers = filesBelow('conformance')
    .filter((path) => path.endsWith('.ts') && !path.startsWith('conformance/adapters/in-process/'))
    .flatMap((path) =>
      importsOf(path)
        .map((name) => (name.startsWith('.') ? posix.join(dirname(path), name) : name))
        .filter((target) => /^#?(?:device|tools)\//.test(target))
        .map((target) => `${path} imports ${target}`),
    )
  assert.deepEqual(strangers, [])
})

test('structure: a case imports the suite by its name, and asks for no target', () => {
  const cases = filesBelow('conformance/cases').filter((path) => path.endsWith('.case.ts'))
  assert.ok(cases.length > 100)
  const found = cases.flatMap((path) => {
    const strangers = importsOf(path).filter(
      (name) => name !== 'node:assert/strict' && !name.startsWith('#conformance/'),
    )
    const asks = /qemu|in-process|mutant/i.test(readFileSync(join(root, path), 'utf8')) ? ['an implementation'] : []
    return [...strangers, ...asks].map((name) => `${path} names ${name}`)
  })
  assert.deepEqual(found, [])
})

test('structure: the capabilities of the port are those of the specification', () => {
  const described = readFileSync(join(root, 'spec.yaml'), 'utf8')
  for (const [name, sentence] of Object.entries(capabilities))
    assert.ok(described.includes(`  ${name}: ${sentence}\n`), `spec.yaml describes ${name} as the port does`)
})
