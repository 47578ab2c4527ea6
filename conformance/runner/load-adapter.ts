import {existsSync} from 'node:fs'
import {resolve} from 'node:path'
import {pathToFileURL} from 'node:url'
import type {Adapter} from '../port.ts'

/** The adapter of this name, or of a file of the user's own: a path that ends in `.js`, relative to the working folder. */
export async function loadAdapter(name: string): Promise<Adapter> {
  const own = name.endsWith('.js')
  const url = own ? pathToFileURL(resolve(name)) : new URL(`../adapters/${name}/adapter.js`, import.meta.url)
  if (!own && !/^[\w-]+$/.test(name))
    throw new Error(`${name} is neither the name of an adapter nor a path that ends in .js`)
  if (!existsSync(url)) throw new Error(own ? `there is no adapter ${name}` : `there is no adapter called ${name}`)
  const {adapter} = (await import(url.href)) as {adapter?: Adapter}
  if (typeof adapter?.open !== 'function') throw new Error(`the module of the adapter ${name} exports no \`adapter\``)
  return adapter
}
