import {cpSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {packageRoot} from '../tools/own/package-root.ts'
import {analyse} from '../tools/pipeline/analyse.ts'
import {exchangeOutputs} from '../tools/publish/exchange/exchange-outputs.ts'
import {openRoot} from '../tools/read/root.ts'
import {fixturesFolder, layOut} from './fixture.ts'

/** Roots whose exchange files are looked at: name to what lays them out. */
export const exchangeRoots: Record<string, (root: string) => void> = {
  'the tiny specification': (root) => {
    for (const part of ['spec.yaml', 'chapters', 'requirements', 'conformance', 'results'])
      cpSync(fileURLToPath(new URL(`examples/tiny-spec/${part}`, packageRoot)), join(root, part), {recursive: true})
  },
  'two chapters with everything': (root) => layOut(join(fixturesFolder, 'example/two chapters with everything'), root),
  'this specification': (root) => {
    for (const part of ['spec.yaml', 'chapters', 'requirements', 'conformance', 'results'])
      cpSync(fileURLToPath(new URL(part, packageRoot)), join(root, part), {recursive: true})
  },
}

/** The exchange files of a root by the ending of their name. */
export async function exchangeFiles(root: string): Promise<(ending: string) => Promise<Uint8Array>> {
  const {database} = await analyse(openRoot(root), root)
  const outputs = exchangeOutputs(database)
  return async (ending) => {
    const output = outputs.find(({path}) => path.endsWith(ending))!
    const content = await output.render()
    return typeof content === 'string' ? Buffer.from(content) : (content as Uint8Array)
  }
}
