import {mkdirSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import type {Column, Matrix, Row} from '../../../tools/publish/matrix/matrix.ts'
import {matrixData} from '../../../tools/publish/matrix/matrix-data.ts'
import {matrixDataPath, matrixView} from '../../../tools/publish/matrix/matrix-page.ts'
import {pageFrame} from '../../../tools/publish/site/page.ts'
import {siteStyle} from '../../../tools/publish/site/style.ts'
import {loadTemplates, readSiteFile} from '../../../tools/publish/site/templates.ts'
import type {NavigationRow} from '../../../tools/trace/site/rows.ts'
import {pick, randomOf} from '../../random.ts'

const columns: Column[] = [
  {key: 'requirement', title: 'Requirement', width: 'id', page: 'requirement_page'},
  {key: 'requirement_title', title: 'Requirement: title', width: 'title'},
  {key: 'level', title: 'Level', width: 'word', words: 'level', choice: true},
  {key: 'revision', title: 'Revision', width: 'word'},
  {key: 'verify', title: 'Verified by', width: 'word', choice: true},
  {key: 'case', title: 'Case', width: 'title'},
  {key: 'case_title', title: 'Case: title', width: 'title'},
  {key: 'target', title: 'Target', width: 'word', choice: true},
  {key: 'target_version', title: 'Target: version', width: 'word'},
  {key: 'applies', title: 'Applies', width: 'word', choice: true},
  {key: 'answerable', title: 'Answerable', width: 'word'},
  {key: 'observed', title: 'Observed', width: 'word'},
  {key: 'reason', title: 'Reason', width: 'title'},
  {key: 'case_verdict', title: 'Verdict of the case', width: 'word', words: 'case', choice: true},
  {key: 'requirement_verdict', title: 'Verdict of the requirement', width: 'word', words: 'case'},
  {key: 'state', title: 'State of the requirement', width: 'word', words: 'requirement', choice: true},
]

const levels = ['MUST', 'MUST NOT', 'SHOULD', 'MAY']
const states = ['verified', 'failed', 'not run', 'no case', 'not applicable', 'permission']
const verdicts = ['pass', 'fail', 'not-run']
const words = 'queue buffer device driver register status feature notification reset ring interrupt memory'.split(' ')

/** A matrix of the widest kind, the same for the same seed: every row has an id, titles and a file of its own. */
export function longMatrix(count: number, seed = 1): Matrix {
  const random = randomOf(seed)
  const sentence = () => Array.from({length: 6}, () => pick(random, words)).join(' ')
  const rows = Array.from({length: count}, (_, index): Row => {
    const verdict = pick(random, verdicts)
    return {
      requirement: `GEN-${index + 1}`,
      requirement_page: 'start',
      requirement_title: `${sentence()} ${index}`,
      level: pick(random, levels),
      revision: 1,
      verify: 'test',
      case: `queue/${sentence().replaceAll(' ', '-')}-${index}`,
      case_title: sentence(),
      target: pick(random, ['red', 'green', 'blue']),
      target_version: '1.0',
      applies: 'yes',
      answerable: 'yes',
      observed: verdict,
      reason: index % 3 === 0 ? sentence() : null,
      case_verdict: verdict,
      requirement_verdict: verdict,
      state: pick(random, states),
    }
  })
  return {
    ...{name: 'requirement-case-target', title: 'Requirements, cases and targets', question: 'Which, and what?'},
    ...{columns, rows},
  }
}

const navigation: NavigationRow = {
  ...{title: 'Generated', short: 'GEN', version: '1.0.0', status: 'draft', date: '2026-01-01', licence: ''},
  matrices: [['matrix-requirement-case-target', 'Requirements, cases and targets']],
  reports: null,
  errors: 0,
  parts: [],
}

/** Writes the page of a matrix and what it loads into a folder; its name there. */
export async function writeMatrixPage(folder: string, matrix: Matrix): Promise<string> {
  const render = await loadTemplates()
  const view = matrixView(matrix)
  const own = ['matrix-model.js', 'matrix.js']
  const page = pageFrame(JSON.stringify(navigation), render).page({
    ...{title: view.title, slug: `matrix-${matrix.name}`, body: render('matrix', view)},
    scripts: [...(view.source ? [view.source] : []), ...own],
  })
  const files: Record<string, string> = {
    'page.html': page,
    'site.css': siteStyle(),
    ...Object.fromEntries([...own, 'theme.js', 'site.js', 'search.js'].map((name) => [name, readSiteFile(name)])),
    ...(view.source && {[matrixDataPath(matrix)]: matrixData(matrix)}),
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), {recursive: true})
    writeFileSync(join(folder, path), text)
  }
  return 'page.html'
}
