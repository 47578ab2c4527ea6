import {type Document, isScalar, type Pair, visit, type YAMLMap} from 'yaml'

/** Offsets of the keys that their mapping has already. The YAML library would compare each key with each. */
export function doubledKeys(document: Document): number[] {
  const offsets: number[] = []
  visit(document, {
    Map(_, map) {
      const known = new Set<unknown>()
      for (const {key} of map.items) {
        if (!isScalar(key)) continue
        if (known.has(key.value)) offsets.push(key.range?.[0] ?? 0)
        known.add(key.value)
      }
    },
  })
  return offsets
}

const indexes = new WeakMap<YAMLMap, Map<string, Pair>>()

/** The entry of a mapping that has the key. */
export function pairOf(map: YAMLMap, key: string): Pair | undefined {
  let index = indexes.get(map)
  if (!index) {
    index = new Map()
    for (const pair of map.items) {
      const name = isScalar(pair.key) ? String(pair.key.value) : undefined
      if (name !== undefined && !index.has(name)) index.set(name, pair)
    }
    indexes.set(map, index)
  }
  return index.get(key)
}
