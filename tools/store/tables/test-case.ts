import type {ImportedRun} from '../../model/imported.ts'
import type {Case, Sources} from '../../model/sources.ts'
import {type Flag, flag, table} from '../table.ts'

export interface TestCaseRow {
  id: string
  requirement: string
  revision: number
  title: string
  device: string | null
  uses: string
  condition: string | null
  may_hang: Flag
  hash: string
  file: string
  line: number
  target: string | null
  imported: string | null
}

export const testCaseTable = table<TestCaseRow>('test_case', {
  id: true,
  requirement: true,
  revision: true,
  title: true,
  device: true,
  uses: true,
  condition: true,
  may_hang: true,
  hash: true,
  file: true,
  line: true,
  target: true,
  imported: true,
})

/** Cases of ours, then every imported test once, however many requirements it shows. */
export function testCaseRows(sources: Sources): TestCaseRow[] {
  const rows = sources.cases.map(testCaseRow)
  const known = new Set(rows.map(({id}) => id))
  for (const run of importsOfTargets(sources)) {
    for (const {case: id, requirement, revision, title, foreign, line} of run.results) {
      if (!foreign || known.has(id)) continue
      known.add(id)
      rows.push({
        ...{
          id,
          requirement,
          revision,
          title,
          device: null,
          uses: '[]',
          condition: null,
          may_hang: flag(false),
          hash: '',
        },
        ...{file: run.file, line, target: run.target, imported: reportOf(run)},
      })
    }
  }
  return rows
}

/** Imported results of targets that are described: of others there is no row. */
export function importsOfTargets({imports, targets}: Sources): ImportedRun[] {
  const known = new Set(targets.map(({name}) => name))
  return imports.filter(({target}) => known.has(target))
}

/** `junit.xml (junit)`: where a result was imported from, for a reader. */
export function reportOf({imported: {file, format}}: ImportedRun): string {
  return `${file} (${format})`
}

function testCaseRow({
  id,
  requirement,
  revision,
  title,
  device,
  uses,
  when,
  mayHang,
  hash,
  file,
  line,
}: Case): TestCaseRow {
  return {
    id,
    requirement,
    revision,
    title,
    device,
    uses: JSON.stringify(uses),
    condition: when,
    may_hang: flag(mayHang),
    hash,
    file,
    line,
    target: null,
    imported: null,
  }
}
