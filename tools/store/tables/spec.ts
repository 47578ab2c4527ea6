import type {Spec} from '../../model/spec.ts'
import {table} from '../table.ts'

export interface SpecRow {
  key: 1
  title: string
  short: string
  version: string
  status: string
  date: string
  licence: string
  keywords: string
  glossary: string | null
  outputs: string
  tool: string
}

export const specTable = table<SpecRow>('spec', {
  key: true,
  title: true,
  short: true,
  version: true,
  status: true,
  date: true,
  licence: true,
  keywords: true,
  glossary: true,
  outputs: true,
  tool: true,
})

export function specRow(spec: Spec, date: string, tool: string): SpecRow {
  const {title, short, version, status, licence, keywords} = spec
  const glossary = spec.glossary ? `${spec.glossary.path}#${spec.glossary.anchor}` : null
  return {
    key: 1,
    title,
    short,
    version,
    status,
    date,
    licence,
    keywords,
    glossary,
    outputs: JSON.stringify(spec.outputs),
    tool,
  }
}
