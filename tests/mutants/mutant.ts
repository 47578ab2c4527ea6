import {cpSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join, relative} from 'node:path'
import {parse} from 'yaml'
import {z} from 'zod'

/** The reference device with one rule broken: one expression of one file, replaced by another. */
export interface Mutant {
  /** What the device does wrong. */
  name: string
  /** The requirement that it breaks, and that a case should notice. */
  breaks: string
  /** Below `device/`. */
  file: string
  replace: string
  with: string
  /** Why no case can notice it, where none can. */
  survives?: string | undefined
}

const list = z.array(
  z.strictObject({
    name: z.string().min(1),
    breaks: z.string().min(1),
    file: z.string().min(1),
    replace: z.string().min(1),
    with: z.string(),
    survives: z.string().min(1).optional(),
  }),
)

/** All `mutants.yaml` below a folder. `file` in them is relative to where they lie. */
export function readMutants(folder: string): Mutant[] {
  return readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .filter((path) => path.endsWith('mutants.yaml'))
    .sort()
    .flatMap((path) => {
      const here = path.replace(/mutants\.yaml$/, '')
      return list.parse(parse(readFileSync(join(folder, path), 'utf8'))).map((mutant) => ({
        ...mutant,
        file: `${here}${mutant.file}`,
      }))
    })
}

/** Copies the compiled devices and breaks the rule there. The expression has to stand exactly once in its file. */
export function plantMutant({file, replace, with: other, name}: Mutant, compiled: string, folder: string): void {
  cpSync(compiled, folder, {recursive: true, filter: (path) => !relative(compiled, path).endsWith('.map')})
  const path = join(folder, file.replace(/\.ts$/, '.js'))
  const text = readFileSync(path, 'utf8')
  const parts = text.split(replace)
  if (parts.length !== 2)
    throw new Error(`${name}: \`${replace}\` stands ${parts.length - 1} times in ${file}, expected once`)
  writeFileSync(path, parts.join(other))
}
