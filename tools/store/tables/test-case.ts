import type {Case} from '../../model/sources.ts'
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
})

export function testCaseRow({
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
  }
}
