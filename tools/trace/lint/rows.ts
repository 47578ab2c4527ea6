import type {Database} from 'better-sqlite3'
import type {DanglingReference, LintRows, PageLink} from '../../model/lint-rows.ts'
import {askRows} from '../question.ts'
import {readRequirementFacts} from '../run-rows.ts'

type FlagsOf<Row, Name extends keyof Row> = Omit<Row, Name> & Record<Name, 0 | 1>

/** What the rules have to know of the linked database. */
export function readLintRows(database: Database): LintRows {
  const ask = <Row>(question: string): Row[] => askRows<Row>(database, `lint/${question}`)
  const anchors = database
    .prepare<[string, string, string], string>(
      `SELECT anchor FROM section JOIN chapter ON chapter.number = section.chapter WHERE chapter.path = ?
       UNION ALL SELECT name FROM anchor JOIN chapter ON chapter.number = anchor.chapter WHERE chapter.path = ?
       UNION ALL SELECT id FROM item WHERE file = ?`,
    )
    .pluck()
  const revision = database
    .prepare<[string], number>("SELECT revision FROM item WHERE id = ? AND state <> 'retired'")
    .pluck()
  let outcomes: ReturnType<LintRows['outcomes']> | undefined
  let facts: ReturnType<typeof readRequirementFacts> | undefined
  return {
    danglingReferences: ask<FlagsOf<DanglingReference, 'retired'>>('dangling-references').map((row) => ({
      ...row,
      retired: row.retired === 1,
    })),
    pageLinks: ask<FlagsOf<PageLink, 'image' | 'chapter' | 'anchored'>>('page-links').map((row) => ({
      ...row,
      image: row.image === 1,
      chapter: row.chapter === 1,
      anchored: row.anchored === 1,
    })),
    links: ask('broken-links'),
    unreached: ask('unreached-requirements'),
    terms: ask<{name: string; forbidden: string; file: string; line: number}>('terms').map((row) => ({
      ...row,
      forbidden: JSON.parse(row.forbidden) as string[],
    })),
    requirements: () => {
      facts ??= readRequirementFacts(database)
      return facts
    },
    outdatedResults: ask('outdated-results'),
    outcomes: () => {
      outcomes ??= database
        .prepare<[], ReturnType<LintRows['outcomes']>[number]>(
          "SELECT requirement, target, reason AS state FROM coverage WHERE reason IN ('failed', 'verified')",
        )
        .all()
      return outcomes
    },
    passingWaivers: new Set(ask<{waiver: number}>('passing-waivers').map(({waiver}) => waiver - 1)),
    anchorsOf: (path) => new Set(anchors.all(path, path, path)),
    revisionOf: (id) => revision.get(id),
  }
}
