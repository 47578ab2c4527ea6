import type {Database} from 'better-sqlite3'
import {keepAnswers} from '../answer-rows.ts'
import {questionText} from '../question.ts'
import type {NavigationRow} from './rows.ts'

/** What each page of the site shows, as the JSON text that SQLite built; `rows.ts` says what it holds. */
export interface SitePages {
  chapters(): {number: number; slug: string}[]
  /** `NavigationRow`. `chapter` is the page's own number, 0 for a page that is no chapter. */
  navigation(chapter: number): string
  /** `TermRow[]` */
  terms(): string
  /** `ChapterRow` */
  chapter(number: number): string
  /**
   * What else than its own text and the sources beside the chapters decides the `ChapterRow` of each chapter. Far cheaper
   * than the rows themselves; undefined where only the row can tell.
   */
  neighbours(): Map<number, string | undefined>
  /** `IndexRow` */
  index(): string
  /** `CoverageRow` */
  coverage(): string
  /** `RequirementsRow` */
  requirements(): string
  /** `FindingRow[]` */
  findings(): string
}

/** Pages of matrices that the navigation lists: name and title. */
export type MatrixPages = NavigationRow['matrices']

/** `NavigationRow` of a page that is no chapter. */
export function siteNavigation(database: Database, matrices: MatrixPages): string {
  return database
    .prepare<[object], string>(readQuery('navigation'))
    .pluck()
    .get({chapter: 0, matrices: JSON.stringify(matrices)})!
}

/** Prepares every query once. The database gains temporary tables, and nothing that a file of it would hold. */
export function sitePages(database: Database, matrixPages: MatrixPages = []): SitePages {
  keepAnswers(database)
  database.exec('CREATE TEMP VIEW IF NOT EXISTS coverage AS SELECT * FROM coverage_row')
  for (const view of ['need_coverage', 'coverage_summary']) copyView(database, view)
  database.exec(readQuery('prepare'))
  const prepare = (name: string) => database.prepare<[object], string>(readQuery(name)).pluck()
  const ask = (name: string) => () => prepare(name).get({}) as string
  const chapter = prepare('chapter')
  const navigation = prepare('navigation')
  const chapters = database
    .prepare<[], {number: number; slug: string}>('SELECT number, slug FROM chapter ORDER BY number')
    .all()
  const matrices = JSON.stringify(matrixPages)
  const shared = chapters.length <= 250 ? (navigation.get({chapter: 0, matrices}) as string) : undefined
  return {
    chapters: () => chapters,
    navigation: (number) => shared ?? (navigation.get({chapter: number, matrices}) as string),
    terms: ask('terms'),
    chapter: (number) => chapter.get({chapter: number}) as string,
    neighbours: () => neighboursOf(database, chapters),
    index: ask('index'),
    coverage: ask('coverage'),
    requirements: ask('requirements'),
    findings: ask('findings'),
  }
}

function neighboursOf(database: Database, chapters: {number: number}[]): Map<number, string | undefined> {
  const seen = new Map<number, string | undefined>(chapters.map(({number}) => [number, '']))
  const rows = database.prepare<[], {chapter: number; kind: string; text: string}>(readQuery('neighbours')).all()
  for (const {chapter, kind, text} of rows) {
    const before = seen.get(chapter)
    seen.set(chapter, before === undefined || kind === 'features' ? undefined : `${before}${kind}\n${text}\n`)
  }
  return seen
}

/**
 * A view is asked anew at every use; a temporary table of the same name hides it and is asked once. The view's own
 * words fill it, and find the coverage that is kept already, so that one place says what is covered.
 */
function copyView(database: Database, name: string): void {
  const view = database
    .prepare<[string], string>("SELECT sql FROM main.sqlite_schema WHERE type = 'view' AND name = ?")
    .pluck()
    .get(name)!
  database.exec(
    `DROP TABLE IF EXISTS temp.${name}; CREATE TEMP TABLE ${name} AS ${view.replace(/^CREATE VIEW \w+ AS\s/, '')}`,
  )
}

function readQuery(name: string): string {
  return questionText(`site/${name}`)
}
