import {readFileSync} from 'node:fs'
import type {Database} from 'better-sqlite3'
import type {Place} from '../model/finding.ts'
import type {LintRows} from '../model/lint-rows.ts'
import {packageRoot} from '../own/package-root.ts'
import {readRequirementFacts} from './run-rows.ts'

/** What the rules have to know of the linked database. */
export function readLintRows(database: Database): LintRows {
  const queries = readFileSync(new URL('tools/trace/lint-rows.sql', packageRoot), 'utf8')
    .split(/;\s*\n/)
    .filter((sql) => sql.trim() !== '')
  const [references, pageLinks, broken, unreached, terms, waivers, outdated] = queries as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ]
  const ask = <Row>(sql: string): Row[] => database.prepare<[], Row>(sql).all()
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
  let facts: ReturnType<typeof readRequirementFacts> | undefined
  return {
    danglingReferences: ask<Place & {id: string; retired: 0 | 1; successor: string | null}>(references).map((row) => ({
      ...row,
      retired: row.retired === 1,
    })),
    pageLinks: ask<Place & {path: string; anchor: string; image: 0 | 1; chapter: 0 | 1; anchored: 0 | 1}>(
      pageLinks,
    ).map((row) => ({...row, image: row.image === 1, chapter: row.chapter === 1, anchored: row.anchored === 1})),
    links: ask(broken),
    unreached: ask(unreached),
    terms: ask<{name: string; forbidden: string; file: string; line: number}>(terms).map((row) => ({
      ...row,
      forbidden: JSON.parse(row.forbidden) as string[],
    })),
    requirements: () => {
      facts ??= readRequirementFacts(database)
      return facts
    },
    outdatedResults: ask(outdated),
    failures: () => ask(`SELECT requirement, target FROM coverage WHERE reason = 'failed'`),
    passingWaivers: new Set(ask<{waiver: number}>(waivers).map(({waiver}) => waiver - 1)),
    anchorsOf: (path) => new Set(anchors.all(path, path, path)),
    revisionOf: (id) => revision.get(id),
  }
}
