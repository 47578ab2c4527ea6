import {judgedBy, type Sources} from '../../model/sources.ts'
import {table} from '../table.ts'

export interface BindingRow {
  test_case: string
  target: string
  judge: string
  judged: string
}

export const bindingTable = table<BindingRow>('binding', {test_case: true, target: true, judge: true, judged: true})

export function bindingRows(sources: Sources): BindingRow[] {
  const judgedOf = judgedIn(sources)
  return Object.entries(sources.bindings.judge).flatMap(([target, judges]) =>
    Object.entries(judges).map(([id, judge]) => ({
      test_case: id,
      target,
      judge,
      judged: judgedOf(target, id, sources.bindings.judged[target]!),
    })),
  )
}

/** What a case of a target judges, of these digests. */
export function judgedIn({
  cases,
  bindings,
}: Sources): (target: string, id: string, digests: Record<string, string>) => string {
  const devices = new Map(cases.map(({id, device}) => [id, device]))
  return (target, id, digests) => judgedBy(devices.get(id) ?? null, digests, Object.keys(bindings.judged[target] ?? {}))
}
