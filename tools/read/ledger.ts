import {z} from 'zod'
import {levels} from '../model/level-word.ts'
import {highestRevision, type LedgerEvent, type Parsed} from '../model/sources.ts'
import {parseJsonLines} from './json-lines.ts'

const common = {id: z.string(), revision: z.int().min(1).max(highestRevision), since: z.string()}
const hash = z.string().regex(/^[0-9a-f]{16}$/)
const sourceHash = hash.nullable().default(null)
const level = z.enum(levels).nullable().default(null)

const schema = z.discriminatedUnion('event', [
  z.strictObject({event: z.literal('issue'), ...common, hash, level, sourceHash}),
  z.strictObject({
    event: z.literal('revise'),
    ...common,
    hash,
    level,
    sourceHash,
    as: z.enum(['editorial', 'clarified', 'strengthened', 'weakened']),
  }),
  z.strictObject({
    event: z.literal('retire'),
    ...common,
    title: z.string(),
    reason: z.string(),
    successor: z.string().nullable().default(null),
    text: z.string().nullable().default(null),
  }),
])

/** `requirements/ledger.jsonl`: every id ever issued, an event a line, in any order. */
export function parseLedger(text: string, file: string): Parsed<LedgerEvent[]> {
  const {value, findings} = parseJsonLines(text, file, schema, 'an event of the ledger')
  return {value: value.map(({data, line}) => ({...data, line})), findings}
}
