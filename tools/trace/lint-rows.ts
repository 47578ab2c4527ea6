import type {Database} from 'better-sqlite3'

interface LinkRow {
  source: string
  role: string
  destination: string
  revision: number | null
  file: string
  line: number
  column: number
  status: string
}

/** What the rules have to know of the linked database: graded links, known clauses, waivers over a success. */
export function readLintRows(database: Database): {
  links: LinkRow[]
  clauses: Set<string>
  passingWaivers: Set<number>
} {
  const links = database
    .prepare<[], LinkRow>(
      "SELECT source, role, destination, revision, file, line, column, status FROM link WHERE status NOT IN ('covers', 'resolved') ORDER BY key",
    )
    .all()
  const clauses = database.prepare<[], {id: string}>('SELECT id FROM clause').all()
  const passing = database
    .prepare<[], {waiver: number}>("SELECT DISTINCT waiver FROM answers WHERE waiver IS NOT NULL AND observed = 'pass'")
    .all()
  return {
    links,
    clauses: new Set(clauses.map(({id}) => id)),
    passingWaivers: new Set(passing.map(({waiver}) => waiver - 1)),
  }
}
