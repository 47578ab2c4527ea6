import type {ComposedRequirement} from '../../model/composition.ts'
import {parseRevisioned, type Sources} from '../../model/sources.ts'
import type {Spec} from '../../model/spec.ts'
import {keyAfterChapters, keyOf} from '../keys.ts'
import {table} from '../table.ts'
import {importsOfTargets} from './test-case.ts'

export interface LinkRow {
  key: number
  source: string
  role: string
  destination: string
  revision: number | null
  file: string
  line: number
  column: number
  status: string
}

export const linkTable = table<LinkRow>('link', {
  key: true,
  source: true,
  role: true,
  destination: true,
  revision: true,
  file: true,
  line: true,
  column: true,
  status: true,
})

/** `index`: among the links of its chapter. */
export function linkRow(
  chapter: number,
  index: number,
  source: string,
  {role, destination, file, line, column}: ComposedRequirement['links'][number],
  links: Spec['links'],
): LinkRow {
  const {id, revision} = parseRevisioned(destination) ?? {id: destination, revision: null}
  // Nearly all hold: linking changes the others.
  const status = links[role]?.covers ? 'covers' : 'resolved'
  return {key: keyOf(chapter, index), source, role, destination: id, revision, file, line, column, status}
}

/** What cases and imported tests show, after the links of all chapters; none where `spec.yaml` has no role for them. */
export function caseLinkRows(sources: Sources): LinkRow[] {
  const {spec, cases} = sources
  const role = Object.entries(spec.links).find(([, {from}]) => from === 'case')?.[0]
  if (role === undefined) return []
  const imported = importsOfTargets(sources).flatMap(({file, results}) =>
    results.filter(({foreign}) => foreign).map((result) => ({...result, id: result.case, file, column: 1})),
  )
  return [...cases, ...imported].map(({id, requirement, revision, file, line, column}, index) => ({
    key: keyAfterChapters + index,
    source: id,
    role,
    destination: requirement,
    revision,
    file,
    line,
    column,
    status: '',
  }))
}
