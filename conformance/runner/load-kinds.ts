import {existsSync} from 'node:fs'
import type {Kind, Kinds} from '../driver/kind.ts'

/** What the driver knows of these device types. */
export async function loadKinds(types: Iterable<string>): Promise<Kinds> {
  const kinds = new Map<string, Kind>()
  for (const type of types) {
    const url = new URL(`../driver/kinds/${type}.js`, import.meta.url)
    if (/^[\w-]+$/.test(type) && existsSync(url)) kinds.set(type, ((await import(url.href)) as {kind: Kind}).kind)
  }
  return kinds
}
