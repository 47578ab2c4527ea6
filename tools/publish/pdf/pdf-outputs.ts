import type {Database} from 'better-sqlite3'
import type {Finding} from '../../model/finding.ts'
import type {Output, Rendered} from '../../model/output-file.ts'
import type {PicsRows} from '../../trace/pics.ts'
import {readInputRows, readInputs} from '../../trace/question.ts'
import {fileName} from '../file-name.ts'
import {picsAnnex} from '../pics/pics-annex.ts'
import type {PdfChapter, PdfDetail, PdfInput, PdfItem, Unprinted} from './input.ts'
import {renderPdf} from './render-pdf.ts'

/** An item as `pdf.sql` gives it: its details are still columns and links. */
type ItemRow = Omit<PdfItem, 'details'> & {
  subject: string | null
  condition: string | null
  verify: string | null
  profiles: string[]
  links: {role: string; destination: string; item: 0 | 1}[]
}

type Rows = Omit<PdfInput, 'parts'> & {
  parts: {title: string; chapters: (Omit<PdfChapter, 'items'> & {items: ItemRow[]})[]}[]
}

/** The printed specification, named after its short title: `<short>.pdf`. */
export function pdfOutputs(database: Database): Output[] {
  const inputs = readInputs(database, 'pdf')
  const proforma = readInputRows(database, 'pics').at(0)!
  const {short} = JSON.parse(readInputs(database, 'site/title')) as {short: string}
  return [{path: `${fileName(short)}.pdf`, inputs: inputs + proforma, render: () => render(inputs, proforma)}]
}

async function render(inputs: string, proforma: string): Promise<Rendered> {
  const rows = JSON.parse(inputs) as Rows
  const parts = rows.parts.map((part) => ({
    ...part,
    chapters: part.chapters.map((chapter) => ({
      ...chapter,
      items: chapter.items.map((item): PdfItem => ({...item, details: detailsOf(item)})),
    })),
  }))
  const result = await renderPdf({...rows, parts: [...parts, ...annexes(rows, JSON.parse(proforma) as PicsRows)]})
  if ('error' in result) return {content: undefined, findings: [failed(result.error)]}
  return {content: result.pdf, findings: result.unprinted.map(unprintable)}
}

/** The form of a conformance statement, where there is anything to state. */
function annexes({parts}: Rows, proforma: PicsRows): PdfInput['parts'] {
  if (proforma.chapters.length === 0) return []
  const taken = new Set(parts.flatMap(({chapters}) => chapters.map(({slug}) => slug)))
  return [{title: 'Annexes', chapters: [picsAnnex(proforma, taken.has('pics') ? 'pics-proforma' : 'pics')]}]
}

function failed(reason: string): Finding {
  return {
    rule: 'output-failed',
    file: 'spec.yaml',
    line: 1,
    column: 1,
    message: `Unexpected end of the PDF, expected a document: ${oneLine(reason)}`,
    fix: 'take what it names out of the text, or `pdf` out of the outputs; all else is published',
  }
}

function unprintable({file, line, part, reason}: Unprinted): Finding {
  return {
    rule: 'unprintable',
    file,
    line,
    column: 1,
    message: `Unexpected ${part}, expected one that can be printed: ${oneLine(reason)}`,
    fix: 'write it more simply; the PDF shows its source',
  }
}

function oneLine(reason: string): string {
  return reason.replace(/\s+/g, ' ').trim().slice(0, 300)
}

function detailsOf({subject, condition, verify, profiles, links}: ItemRow): PdfDetail[] {
  const details: PdfDetail[] = []
  const add = (label: string, text: string | null) => text && details.push({label, value: [{text}]})
  if (verify !== null) {
    add('Binds', subject)
    add('Applies', condition)
    add('Verified by', verify)
    add('Profiles', profiles.join(', '))
  }
  for (const role of new Set(links.map((link) => link.role))) {
    details.push({
      label: `${role[0]!.toUpperCase()}${role.slice(1)}`,
      value: links
        .filter((link) => link.role === role)
        .map(({destination, item}) => (item ? {text: destination, item: destination} : {text: destination})),
    })
  }
  return details
}
