import type {Database} from 'better-sqlite3'
import type {Output} from '../../model/output-file.ts'
import {readInputRows} from '../../trace/question.ts'
import type {ReportRows} from '../../trace/report.ts'
import type {TreeDocument} from '../tree/document.ts'
import {type Frame, treePage, treePdfFile} from '../tree/outputs.ts'
import {buildReport} from './build-report.ts'
import {comparisonSections} from './comparison.ts'
import type {Report} from './report.ts'
import {reportSections} from './sections.ts'

/**
 * The compliance report of every target, `reports/<target>/report.html` and `.json`, and all of them side by side,
 * `reports/targets.html`.
 */
export function reportOutputs(database: Database, frame: Frame): Output[] {
  const rows = readInputRows(database, 'report')
  return [
    ...rows.flatMap((inputs): Output[] => [
      treePage(`${folderOf(inputs)}/report.html`, inputs, frame, () => reportDocument(reportOf(inputs))),
      {
        path: `${folderOf(inputs)}/report.json`,
        inputs,
        render: () => reportJson(reportOf(inputs), '../report.schema.json'),
      },
    ]),
    ...(rows.length === 0
      ? []
      : [treePage('reports/targets.html', rows.join('\n'), frame, () => comparisonOf(rows.map(reportOf)))]),
    {path: 'reports/report.schema.json', inputs: '', render: reportSchema},
  ]
}

/** The same reports, typeset: `reports/<target>/report.pdf`. */
export function reportPdfOutputs(database: Database): Output[] {
  return readInputRows(database, 'report').map((inputs) =>
    treePdfFile(`${folderOf(inputs)}/report.pdf`, inputs, () => reportDocument(reportOf(inputs))),
  )
}

function folderOf(inputs: string): string {
  return `reports/${(JSON.parse(inputs) as {target: {name: string}}).target.name}`
}

export function reportOf(inputs: string): Report {
  return buildReport(JSON.parse(inputs) as ReportRows)
}

export function reportDocument(report: Report): TreeDocument {
  return {
    title: `${report.basis === 'claim' ? 'Compliance report' : 'Survey'}: ${report.target.title}`,
    lead: leadOf(report),
    specification: report.specification,
    errors: report.errors,
    sections: reportSections(report),
    places: placesOf(report),
  }
}

export function comparisonOf(reports: Report[]): TreeDocument {
  return {
    title: 'Targets side by side',
    lead: leadOf(reports[0]!),
    specification: reports[0]!.specification,
    errors: reports[0]!.errors,
    sections: comparisonSections(reports),
    places: placesOf(reports[0]!),
  }
}

function leadOf({specification: {title, version}}: Report): string {
  return `${title} ${version}`
}

function placesOf({requirements}: Report): TreeDocument['places'] {
  return requirements.map(({id, title, chapter}) => [id, title, chapter, null])
}

export function reportJson(report: Report, schema?: string): string {
  return `${JSON.stringify({...(schema === undefined ? {} : {$schema: schema}), ...report}, null, 1)}\n`
}

async function reportSchema(): Promise<string> {
  // With its library: made once a version of the tool.
  const {reportJsonSchema} = await import('./report.ts')
  return reportJsonSchema()
}
