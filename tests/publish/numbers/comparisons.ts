import {compareExchange} from './compare-exchange.ts'
import {compareMatrices} from './compare-matrices.ts'
import {compareChapterPages, compareIndex} from './compare-pages.ts'
import {comparePics} from './compare-pics.ts'
import {compareReportData, compareReportPage} from './compare-report.ts'
import {compareCoveragePage, compareOverview} from './compare-site.ts'
import {compareReportPdf, compareTargetsPage} from './compare-targets.ts'
import type {Differences, Published} from './differences.ts'
import type {Expected} from './expected.ts'

/** What is held against the computed states, and the files that it reads. */
export interface Comparison {
  files: string[]
  compare: (published: Published) => Differences
}

/** Every published file that holds a state, a verdict or a count, but for the database and the PDF. */
export function comparisonsOf(expected: Expected): Comparison[] {
  const {chapters, targets} = expected.facts
  const matrices = ['need-requirement', 'requirement-case-target', 'requirement-clause']
  return [
    {files: ['site/index.html'], compare: (published) => compareOverview(expected, published)},
    {files: ['site/coverage.html'], compare: (published) => compareCoveragePage(expected, published)},
    {files: ['site/requirements.html'], compare: (published) => compareIndex(expected, published)},
    {
      files: chapters.map(({slug}) => `site/${slug}.html`),
      compare: (published) => compareChapterPages(expected, published),
    },
    {
      files: matrices.flatMap((name) => [`matrices/${name}.csv`, `matrices/${name}.json`]),
      compare: (published) => compareMatrices(expected, published),
    },
    {
      files: ['exchange/requirements.json', 'exchange/needs.json'],
      compare: (published) => compareExchange(expected, published),
    },
    {files: ['reports/targets.html'], compare: (published) => compareTargetsPage(expected, published)},
    {files: ['reports/pics.md', 'reports/pics.html'], compare: (published) => comparePics(expected, published)},
    ...targets.flatMap((target): Comparison[] => {
      const folder = `reports/${target.name}`
      return [
        {files: [`${folder}/report.json`], compare: (published) => compareReportData(expected, published, target)},
        {files: [`${folder}/report.html`], compare: (published) => compareReportPage(expected, published, target)},
        ...(target.claim === null
          ? []
          : [
              {
                files: [`${folder}/pics.md`, `${folder}/pics.html`],
                compare: (published: Published) => comparePics(expected, published, target),
              },
            ]),
      ]
    }),
  ]
}

/** The same for the text of the PDF of each report. */
export function pdfComparisonsOf(expected: Expected): {path: string; compare: (text: string) => Differences}[] {
  return expected.facts.targets.map((target) => ({
    path: `reports/${target.name}/report.pdf`,
    compare: (text) => compareReportPdf(expected, text, target),
  }))
}
