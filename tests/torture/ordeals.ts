import {edits} from './edits.ts'
import {kills} from './kills.ts'
import type {Ordeal} from './ordeal.ts'

export const ordeals: Ordeal[] = [kills, edits]
