import {openWholeRoot} from '../pipeline/with-lock.ts'
import {askDatabase, namedQueries, rowsByName} from './ask-database.ts'
import {type Command, exitCode, UsageProblem} from './command.ts'
import {formatCsv, formatTable} from './format-table.ts'

export const queryCommand: Command = {
  usage: 'query SQL|NAME',
  summary: 'ask the database one question',
  help: `Runs one SELECT on dist/avps.sqlite, or a query of requirements/queries by its
name. The database is opened read-only, and nothing but a reader is let through.
The plural views are the public contract: requirements, needs, questions, links,
cases, results, answers, verdicts, states, coverage, coverage_summary,
need_coverage, claim_answers, findings, requirement_profiles.

  avps query "select id, title from requirements where level = 'MUST'"
  avps query "select reason, count(*) from coverage group by reason"
  avps query --list`,
  options: {
    format: {type: 'string', value: 'FORMAT', help: 'table (the default), csv or json'},
    json: {type: 'boolean', help: 'the same as --format json'},
    rows: {type: 'string', value: 'N', help: 'at most so many rows (10000)'},
    seconds: {type: 'string', value: 'N', help: 'at most so many seconds (10)'},
    list: {type: 'boolean', help: 'print the names of the queries, and the views'},
  },
  async run({root, positionals, values, terminal}) {
    if (values.list) {
      for (const name of namedQueries(await openWholeRoot(root)).keys()) terminal.out(`${name}\n`)
      terminal.out(
        'views: requirements needs questions links cases results answers verdicts\n       states coverage coverage_summary need_coverage claim_answers findings\n       requirement_profiles\n',
      )
      return exitCode.ok
    }
    const format = values.json ? 'json' : ((values.format as string | undefined) ?? 'table')
    if (!['table', 'csv', 'json'].includes(format))
      throw new UsageProblem(`Unexpected format "${format}", expected table, csv or json`)
    if (positionals.length !== 1) throw new UsageProblem('Expected one query, in quotes, or the name of one')
    const {rows, seconds} = values as {rows?: string; seconds?: string}
    const answer = await askDatabase({root, text: positionals[0]!, rows, seconds})
    if ('error' in answer) {
      terminal.err(`${answer.error}\n`)
      return exitCode.usage
    }
    if (format === 'json') terminal.out(`${JSON.stringify(rowsByName(answer), null, 2)}\n`)
    else
      terminal.out(format === 'csv' ? formatCsv(answer.columns, answer.rows) : formatTable(answer.columns, answer.rows))
    if (answer.truncated === 'rows')
      terminal.err(`Only the first ${answer.rows.length} rows are shown: ask for more with --rows.\n`)
    if (answer.truncated === 'bytes')
      terminal.err(
        `Only the first ${answer.rows.length} rows are shown, the rest is too large: ask for fewer columns.\n`,
      )
    return exitCode.ok
  },
}
