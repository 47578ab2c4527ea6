import {existsSync} from 'node:fs'
import {join} from 'node:path'
import {EnvironmentProblem} from '../model/environment-problem.ts'
import {matrixNames} from '../model/matrix-names.ts'
import {openWholeRoot} from '../pipeline/with-lock.ts'
import {BoundedProcess} from '../processes/bounded-process.ts'
import {matrixQuestion} from '../publish/matrix/matrices.ts'
import {type Command, exitCode, UsageProblem} from './command.ts'
import type {MatrixAnswer, MatrixFormat, MatrixRequest} from './matrix-program.ts'
import {assertWritable, writeOut} from './write-out.ts'

const formats: readonly MatrixFormat[] = ['table', 'csv', 'json']

export const matrixCommand: Command = {
  usage: 'matrix NAME',
  summary: 'print a matrix, or the rows of it that you ask for',
  help: `Reads dist/avps.sqlite, as the last build left it. The rows are those of
dist/matrices/NAME.csv: one an edge, and one for whatever has no edge.

  avps matrix --list
  avps matrix requirement-case-target --target qemu --state failed
  avps matrix need-requirement --state "no case" --state "not run"
  avps matrix clause-requirement -o clauses.csv

A state is a word of the matrix: of a requirement (verified, failed, no case),
of a case (pass, fail, not-run) or of a link (covers, orphaned). Of several,
one has to hold. With --target the answers of other targets are left out.`,
  options: {
    format: {type: 'string', value: 'FORMAT', help: 'table (the default), csv or json'},
    json: {type: 'boolean', help: 'the same as --format json'},
    target: {type: 'string', value: 'T', help: 'the answers of this target alone'},
    state: {type: 'string', multiple: true, value: 'S', help: 'rows in which this word stands; may be repeated'},
    output: {type: 'string', short: 'o', value: 'FILE', help: 'to be written; .csv and .json choose the format'},
    force: {type: 'boolean', help: 'replace the file'},
    list: {type: 'boolean', help: 'print the names of the matrices, and what each answers'},
  },
  async run({root, positionals, values, terminal}) {
    if (values.list) {
      const list = matrixNames.map((name) => ({name, question: matrixQuestion(name)}))
      if (values.json) terminal.out(`${JSON.stringify(list, null, 2)}\n`)
      else for (const {name, question} of list) terminal.out(`${name}\n  ${question}\n`)
      return exitCode.ok
    }
    const name = matrixNames.find((known) => known === positionals[0])
    if (name === undefined || positionals.length !== 1)
      throw new UsageProblem(`Expected one matrix: ${matrixNames.join(', ')}`)
    const output = values.output as string | undefined
    assertWritable(output, values.force === true)
    const request = {
      ...{database: databaseOf(root), name, format: formatOf(values.format, values.json, output)},
      ...{target: values.target as string | undefined, states: (values.state as string[] | undefined) ?? []},
    }
    await openWholeRoot(root)
    await writeOut(terminal, output, values.force === true, await print(request))
    return exitCode.ok
  },
}

function formatOf(format: unknown, json: unknown, output: string | undefined): MatrixFormat {
  const implied = formats.find((one) => output?.endsWith(`.${one}`))
  const wanted = json ? 'json' : (format ?? implied ?? 'table')
  const found = formats.find((one) => one === wanted)
  if (!found) throw new UsageProblem(`Unexpected format "${wanted}", expected table, csv or json`)
  return found
}

function databaseOf(root: string): string {
  const path = join(root, 'dist', 'avps.sqlite')
  if (!existsSync(path)) throw new EnvironmentProblem('no dist/avps.sqlite: run `avps build` first')
  return path
}

/** The database is a file that anybody may have left: it is read where the reading can be ended. */
async function print(request: MatrixRequest): Promise<string> {
  const program = new BoundedProcess<MatrixRequest, MatrixAnswer>(new URL('./matrix-program.js', import.meta.url), {
    seconds: 120,
    megabytes: 2048,
  })
  try {
    const result = await program.ask(request)
    const problem = 'answer' in result ? result.answer : {problem: result.ended}
    if ('text' in problem) return problem.text
    if ('unexpected' in problem) throw new UsageProblem(problem.unexpected)
    throw new EnvironmentProblem(`dist/avps.sqlite cannot be read (${problem.problem}): run \`avps build\``)
  } finally {
    program.end()
  }
}
