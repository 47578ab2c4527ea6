import type {TargetOptions} from '../port.ts'

/** What the runner is told, one JSON object a line. INTERPRETING.md says what it means. */
export type Order =
  | {readonly open: {readonly name: string; readonly options: TargetOptions}}
  | {readonly run: {readonly cases: readonly CaseOrder[]}}

/** A case that is to run on each of some devices. */
export interface CaseOrder {
  /** `block/reads-return-what-was-written` */
  readonly case: string
  /** `AVPS-BLK-008@1` */
  readonly requirement: string
  /** Relative to the working folder: JavaScript, or TypeScript, of which the compiled form below `build/` runs. */
  readonly file: string
  /** Names of feature bits. */
  readonly accept: readonly string[]
  /** Names of capabilities. */
  readonly uses: readonly string[]
  readonly mayHang: boolean
  /** Device types, in the order in which they run. */
  readonly devices: readonly string[]
}

/** What the runner says, one JSON object a line. */
export type Report =
  | {readonly opened: Survey}
  | {readonly failed: {readonly message: string; readonly log: string}}
  | {readonly begun: {readonly case: string}}
  | {readonly observed: {readonly case: string; readonly requirement: string} & Observation}
  | {readonly done: Record<string, never>}

/** What a target shows of itself, in the shape of a claim. */
export interface Survey {
  readonly version: string
  readonly judged: Readonly<Record<string, string>>
  readonly transports: Readonly<Record<string, boolean>>
  readonly devices: Readonly<Record<string, {supported: boolean; features?: Readonly<Record<string, boolean>>}>>
}

export interface Observation {
  readonly observed: 'pass' | 'fail' | 'error' | 'not-observable' | 'not-run'
  readonly reason: string | null
  readonly evidence: string | null
}

/** What the supervisor tells its child. */
export type ChildOrder = Extract<Order, {open: unknown}> | {readonly case: CaseOrder; readonly device: string}

/** What the child tells its supervisor. */
export type ChildReport =
  | Extract<Report, {opened: unknown} | {failed: unknown}>
  /** The body of the case begins: from here on, what goes wrong is the target's. */
  | {readonly inside: true}
  /** The target answers. */
  | {readonly alive: true}
  /** `unfit`: the machine can be used no more. */
  | {readonly result: Observation; readonly unfit: boolean}
