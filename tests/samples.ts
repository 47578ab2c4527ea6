import {existsSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {packageRoot} from '../tools/own/package-root.ts'

/** Files of other people, which are no part of this project. */
export const samples: string = process.env.AVPS_SAMPLES ?? fileURLToPath(new URL('../shared/samples', packageRoot))

/** Why a test on samples is skipped; false where it runs. */
export function skipWithoutSamples(folder: string): string | false {
  return existsSync(join(samples, folder)) ? false : `no ${folder} in AVPS_SAMPLES`
}
