import {readdirSync, readFileSync} from 'node:fs'
import {join, posix} from 'node:path'

/** Modules, as paths from a root, and for each those that it imports. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>

/**
 * What the modules of some folders import from one another, at once or later. `aliases` are prefixes that stand for folders:
 * `{'#conformance/': 'conformance/'}`. Imports that the compiler erases count only with `types`.
 */
export function importGraph(
  root: string,
  folders: readonly string[],
  {types, aliases = {}}: {types: boolean; aliases?: Readonly<Record<string, string>>},
): ImportGraph {
  const modules = folders.flatMap((folder) =>
    readdirSync(join(root, folder), {recursive: true, encoding: 'utf8'})
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
      .map((name) => posix.join(folder, name)),
  )
  const known = new Set(modules)
  const target = (specifier: string, from: string): string => {
    const alias = Object.keys(aliases).find((prefix) => specifier.startsWith(prefix))
    if (alias !== undefined) return `${aliases[alias]}${specifier.slice(alias.length)}.ts`
    return posix.join(posix.dirname(from), specifier)
  }
  return new Map(
    modules.map((path) => [
      path,
      importedBy(readFileSync(join(root, path), 'utf8'), types)
        .map((specifier) => target(specifier, path))
        .filter((imported) => known.has(imported)),
    ]),
  )
}

/** What a module names in `import` and `export … from`. With `verbatimModuleSyntax`, `import {type A}` loads its module. */
export function importedBy(source: string, types: boolean): string[] {
  const statements = source.matchAll(
    /^(?:import|export)\s+(type\s+)?(?:[\w$*{}\s,]+?\sfrom\s+)?'([^']+)'|\bimport\('([^']+)'\)/gm,
  )
  return [...statements]
    .filter(([, erased]) => types || erased === undefined)
    .map(([, , named, later]) => (named ?? later)!)
}

/**
 * The circles of a graph: its strongly connected components of more than one module, and modules that import themselves. Each
 * in alphabetical order, and so are they. (Tarjan, 1972.)
 */
export function importCycles(graph: ImportGraph): string[][] {
  const order = new Map<string, number>()
  const lowest = new Map<string, number>()
  const open: string[] = []
  const cycles: string[][] = []
  const visit = (path: string): void => {
    order.set(path, order.size)
    lowest.set(path, order.get(path)!)
    open.push(path)
    for (const imported of graph.get(path) ?? []) {
      if (!order.has(imported)) visit(imported)
      if (open.includes(imported)) lowest.set(path, Math.min(lowest.get(path)!, lowest.get(imported)!))
    }
    if (lowest.get(path) !== order.get(path)) return
    const component = open.splice(open.indexOf(path))
    if (component.length > 1 || graph.get(path)?.includes(path)) cycles.push(component.sort())
  }
  for (const path of graph.keys()) if (!order.has(path)) visit(path)
  return cycles.sort(([first], [second]) => (first! < second! ? -1 : 1))
}
