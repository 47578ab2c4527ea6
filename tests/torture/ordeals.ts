import {edits} from './edits.ts'
import {endless} from './endless.ts'
import {exits} from './exits.ts'
import {hostileFigures} from './figures.ts'
import {fullDisks} from './full-disks.ts'
import {injections} from './injections.ts'
import {inputs} from './inputs.ts'
import {kills} from './kills.ts'
import {links} from './links.ts'
import type {Ordeal} from './ordeal.ts'
import {pairs} from './pairs.ts'

/** What the tool has to bear. Hostile text of doubling size is `tests/hostile-text.slow.test.ts`. */
export const ordeals: Ordeal[] = [
  kills,
  edits,
  fullDisks,
  pairs,
  inputs,
  links,
  endless,
  hostileFigures,
  exits,
  injections,
]
