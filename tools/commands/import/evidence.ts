import {maximumBytes} from '../../disk/regular-file.ts'
import {addEvidence, type EvidenceEntry, keysOfEvidence, NotEditable} from '../../edit/add-evidence.ts'
import {applyEdits, readExactly} from '../../edit/apply-edits.ts'
import type {EvidenceRow} from '../../import/evidence/evidence-row.ts'
import {readEvidence} from '../../import/evidence/read-evidence.ts'
import type {ImportProblem} from '../../import/problem.ts'
import {hashTool} from '../../own/tool-hash.ts'
import {analyse} from '../../pipeline/analyse.ts'
import {openWholeRoot, withLock} from '../../pipeline/with-lock.ts'
import {openRoot, type Root} from '../../read/root.ts'
import {decodeSource} from '../../read/source-text.ts'
import {isDay} from '../../text/day.ts'
import {readRequirementFacts} from '../../trace/run-rows.ts'
import {type Command, exitCode, UsageProblem} from '../command.ts'
import {plural} from '../format-findings.ts'
import {readForeignFile} from './foreign-file.ts'
import {asProblems, printProblems} from './problems.ts'
import {targetNamed} from './target.ts'

export const importEvidenceCommand: Command = {
  usage: 'import evidence FILE.csv',
  summary: 'take what reviewers found into a claim',
  help: `Requirements that no test decides are answered by evidence: a document, and what
a reviewer found in it. This reads a table of such answers and writes them into
\`evidence\` of the target's claim; every other byte of the claim stays.

  avps import evidence review.csv --target lab --dry-run
  avps import evidence review.csv --target lab

The table is CSV with commas, in UTF-8, with this head; method (as the
requirement names it), digest (of the document) and note may be left out:

  requirement,document,answer,verdict,by,on,method,digest,note
  REQ-SAF-004@2,FMEA 7,see table 3,pass,A. Rao,2026-01-31,analysis,,

Every row is checked: the id in force and its revision (that in force where
none is named), the method, the verdict (pass or fail) and the day. One wrong
row, and nothing is written. A row for an answer that the claim has is an error without
--replace.`,
  options: {
    target: {type: 'string', value: 'NAME', help: 'a file of requirements/targets, without its ending'},
    replace: {type: 'boolean', help: 'let rows take the place of answers that the claim has'},
    'dry-run': {type: 'boolean', help: 'say what would be written, and write nothing'},
  },
  async run({root, positionals, values, terminal}) {
    const [path, ...more] = positionals
    if (path === undefined || more.length > 0) throw new UsageProblem('Expected one table to import')
    const read = readForeignFile(path, maximumBytes)
    const dry = Boolean(values['dry-run'])
    const work = async (opened: Root) => {
      const {sources, database} = await analyse(opened, hashTool())
      const target = targetNamed(sources, values.target as string | undefined)
      if (target.claim === null)
        throw new UsageProblem(`Unexpected target "${target.name}", expected one with a claim: evidence stands in it`)
      const bytes = readExactly(root, target.claim)
      if (!bytes) throw new UsageProblem(`Expected the claim ${target.claim}, which is not there`)
      const claim = Buffer.from(bytes).toString('utf8')
      const facts = new Map(readRequirementFacts(database).map((row) => [row.id, row]))
      const {rows, assumed, problems} = rowsOf(read, path, (text) =>
        readEvidence(text, path, (id) => facts.get(id), isDay),
      )
      const known = editing(target.claim, () => keysOfEvidence(claim))
      if (!values.replace) problems.push(...refuseKnown(rows, known, target.claim))
      printProblems(problems, terminal)
      if (problems.length > 0) {
        terminal.err('Nothing was imported: mend the errors first.\n')
        return exitCode.findings
      }
      const text = editing(target.claim, () => addEvidence(claim, rows.map(entryOf)))
      const replaced = rows.filter(({key}) => known.has(key)).length
      if (!dry && text !== claim) applyEdits(root, [{path: target.claim, content: Buffer.from(text)}])
      terminal.out(`${plural(rows.length, 'row')}: ${rows.length - replaced} new, ${replaced} replaced\n`)
      if (assumed > 0) terminal.out(`${assumed} without a revision: taken for the one in force\n`)
      terminal.out(`${dry ? 'Would be written to' : 'Written to'} ${target.claim}.\n`)
      return exitCode.ok
    }
    return dry ? work(await openWholeRoot(root)) : withLock(root, () => work(openRoot(root)))
  },
}

function rowsOf(
  read: ReturnType<typeof readForeignFile>,
  path: string,
  parse: (text: string) => ReturnType<typeof readEvidence>,
): ReturnType<typeof readEvidence> {
  if ('problem' in read) return {rows: [], assumed: 0, problems: [read.problem]}
  const {text, findings} = decodeSource(read.bytes, path)
  // Spreadsheets write a mark, and lines that end in CR LF: both are as good.
  const wrong = asProblems(findings.filter(({rule}) => rule !== 'byte-order-mark' && rule !== 'line-ends'))
  if (text === undefined) return {rows: [], assumed: 0, problems: wrong}
  const parsed = parse(text)
  return {...parsed, problems: [...wrong, ...parsed.problems]}
}

function refuseKnown(rows: EvidenceRow[], known: Set<string>, claim: string): ImportProblem[] {
  return rows
    .filter(({key}) => known.has(key))
    .map(({key, file, line, column}) => ({
      ...{file, line, column, severity: 'error'},
      message: `Unexpected row for ${key}, expected none: ${claim} has an answer`,
      fix: 'leave the row out, or run with --replace',
    }))
}

function entryOf({key, document, answer, verdict, by, on, method, digest, note}: EvidenceRow): EvidenceEntry {
  const told = Object.entries({method, digest, note}).filter(([, value]) => value !== null)
  return {key, value: {document, answer, verdict, reviewed: {by, on}, ...Object.fromEntries(told)}}
}

function editing<Value>(claim: string, edit: () => Value): Value {
  try {
    return edit()
  } catch (problem) {
    if (!(problem instanceof NotEditable)) throw problem
    throw new UsageProblem(`Cannot edit ${claim}: ${problem.message}`)
  }
}
