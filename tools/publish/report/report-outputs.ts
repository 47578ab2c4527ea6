import type {Database} from 'better-sqlite3'
import type {Output, Rendered} from '../../model/output-file.ts'
import {sha256} from '../../text/hash.ts'
import {readInputRows} from '../../trace/question.ts'
import type {ReportRows} from '../../trace/report.ts'
import {sitePages} from '../../trace/site/pages.ts'
import {renderPdf} from '../pdf/render-pdf.ts'
import {pageFrame} from '../site/page.ts'
import {loadTemplates} from '../site/templates.ts'
import {buildReport} from './build-report.ts'
import {comparisonSections} from './comparison.ts'
import {placesOf} from './places.ts'
import type {Report} from './report.ts'
import {reportBody} from './report-page.ts'
import {reportPdf} from './report-pdf.ts'
import {reportSections} from './sections.ts'

/**
 * The compliance report of every target, `reports/<target>/report.html`, `.pdf` and `.json`, and all of them side by side,
 * `reports/targets.html` and `.json`.
 */
export function reportOutputs(database: Database): Output[] {
  const navigation = sitePages(database).navigation(0)
  const navigationHash = sha256(navigation)
  const rows = readInputRows(database, 'report')
  const schema: Output = {path: 'reports/report.schema.json', inputs: '', render: reportSchema}
  return [
    ...rows.flatMap((inputs) => ofTarget(inputs, navigation, navigationHash)),
    ...sideBySide(rows, navigation, navigationHash),
    schema,
  ]
}

function ofTarget(inputs: string, navigation: string, navigationHash: string): Output[] {
  const {name} = (JSON.parse(inputs) as ReportRows).target
  const folder = `reports/${name}`
  const report = () => buildReport(JSON.parse(inputs) as ReportRows)
  return [
    {path: `${folder}/report.json`, inputs, render: () => reportJson(report(), '../report.schema.json')},
    {
      path: `${folder}/report.html`,
      inputs: JSON.stringify([sha256(inputs), navigationHash]),
      render: async () => {
        const made = report()
        return printPage(titleOf(made), leadOf(made), reportSections(made), placesOf(made), navigation, '../../site/')
      },
    },
    {path: `${folder}/report.pdf`, inputs, render: async () => printPdf(report())},
  ]
}

function sideBySide(rows: string[], navigation: string, navigationHash: string): Output[] {
  if (rows.length === 0) return []
  const reports = () => rows.map((inputs) => buildReport(JSON.parse(inputs) as ReportRows))
  return [
    {
      path: 'reports/targets.html',
      inputs: JSON.stringify([sha256(rows.join('\n')), navigationHash]),
      render: async () => {
        const made = reports()
        return printPage(
          'Targets side by side',
          `${made.length === 1 ? 'One target' : `${made.length} targets`}, and where they differ.`,
          comparisonSections(made),
          placesOf(made[0]!),
          navigation,
          '../site/',
        )
      },
    },
  ]
}

export function titleOf({basis, target}: Report): string {
  return `${basis === 'claim' ? 'Compliance report' : 'Survey'}: ${target.title}`
}

export function leadOf({specification}: Report): string {
  return `${specification.title} ${specification.version}`
}

export function reportJson(report: Report, schema: string): string {
  return `${JSON.stringify({$schema: schema, ...report}, null, 1)}\n`
}

async function printPage(
  title: string,
  lead: string,
  sections: ReturnType<typeof comparisonSections>,
  places: ReturnType<typeof placesOf>,
  navigation: string,
  base: string,
): Promise<string> {
  const {page} = pageFrame(navigation, await loadTemplates(), base)
  return page({slug: '', title, body: reportBody(title, lead, sections, places, base)})
}

async function printPdf(report: Report): Promise<Rendered> {
  const result = await renderPdf(reportPdf(titleOf(report), report.specification, reportSections(report)))
  if (!('error' in result)) return {content: result.pdf, findings: []}
  return {
    content: undefined,
    findings: [
      {
        rule: 'output-failed',
        file: 'spec.yaml',
        line: 1,
        column: 1,
        message: `Unexpected end of the report on ${report.target.name}, expected a PDF: ${result.error.replace(/\s+/g, ' ').slice(0, 300)}`,
        fix: 'the page and the JSON of the report hold the same',
      },
    ],
  }
}

async function reportSchema(): Promise<string> {
  // With its library: made once a version of the tool.
  const {reportJsonSchema} = await import('./report.ts')
  return reportJsonSchema()
}
