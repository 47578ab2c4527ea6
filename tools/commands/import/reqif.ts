import {existsSync} from 'node:fs'
import {basename, join, resolve} from 'node:path'
import {readRegularFile} from '../../disk/regular-file.ts'
import {staysInside} from '../../disk/write-door.ts'
import {applyEdits, type FileEdit} from '../../edit/apply-edits.ts'
import {chapterOf, chapterSlug, type ImportedChapter} from '../../import/reqif/chapter.ts'
import {writeEntries} from '../../import/reqif/entry.ts'
import {type Field, fields} from '../../import/reqif/fields.ts'
import {Pictures} from '../../import/reqif/pictures.ts'
import {type ReqifFile, readReqifFile} from '../../import/reqif/read-file.ts'
import {writeReport} from '../../import/reqif/report.ts'
import {UnreadableReqif} from '../../import/reqif/unreadable.ts'
import {EnvironmentProblem} from '../../model/environment-problem.ts'
import type {RatedFinding} from '../../model/finding.ts'
import type {Spec} from '../../model/spec.ts'
import {hashTool} from '../../own/tool-hash.ts'
import {type Analysis, analyse} from '../../pipeline/analyse.ts'
import {withLock} from '../../pipeline/with-lock.ts'
import {openRoot, refusedAs} from '../../read/root.ts'
import {readItems} from '../../trace/placed-items.ts'
import {type Command, exitCode, type Invocation, UsageProblem} from '../command.ts'
import {formatFinding, plural, summarizeFindings} from '../format-findings.ts'

/** Of one file, packed or not. */
const largest = 128 * 1024 * 1024

export const importReqifCommand: Command = {
  usage: 'import reqif FILE',
  summary: 'make a chapter of the requirements of another tool',
  help: `FILE is what DOORS, Polarion, Codebeamer and their like export: .reqif, or
.reqifz with pictures. It becomes a chapter in Markdown, its entries in
requirements/, and a report in imports/ of all that found no place in them.

An object with a level word becomes a requirement under a working id, which
\`avps tag\` numbers; its id in the other tool stands as a comment beside its
entry. Headings, tables and lists become those of Markdown. No file is
replaced without --force, and all files are written or none.

  avps import reqif brakes.reqifz --area BRK --dry-run   what would be written
  avps import reqif brakes.reqifz --area BRK
  avps import reqif old.reqif --map text="Object Body" --map title=Caption`,
  options: {
    into: {type: 'string', value: 'FOLDER', help: 'of the new chapter (where the first chapter lies)'},
    title: {type: 'string', value: 'TEXT', help: 'of the chapter (the title of the file)'},
    area: {type: 'string', value: 'AREA', help: 'of new ids; needed where the specification has several'},
    subject: {type: 'string', value: 'NAME', help: 'who is bound where the file does not say'},
    verify: {type: 'string', value: 'METHOD', help: 'how it is verified where the file does not say'},
    map: {
      type: 'string',
      multiple: true,
      value: 'FIELD=ATTRIBUTE',
      help: `which attribute is ${fields.slice(0, -1).join(', ')} or ${fields.at(-1)}`,
    },
    'keep-ids': {type: 'boolean', help: 'ids that fit this specification and are free stay as they are'},
    force: {type: 'boolean', help: 'replace files that are there'},
    'dry-run': {type: 'boolean', help: 'print what would be written, and write nothing'},
    json: {type: 'boolean', help: 'print the counts and what found no place as JSON'},
  },
  async run(invocation) {
    const {root, positionals, values, terminal} = invocation
    if (positionals.length !== 1) throw new UsageProblem('Expected one file, such as brakes.reqifz')
    let file: ReqifFile
    try {
      file = readReqifFile(readForeignFile(positionals[0]!), basename(positionals[0]!))
    } catch (problem) {
      if (!(problem instanceof UnreadableReqif)) throw problem
      terminal.err(`${problem.file}:${problem.line}:1: error: ${problem.message}\nNothing was taken over.\n`)
      return exitCode.findings
    }
    return withLock(root, async () => {
      const tool = hashTool()
      const before = await analyse(openRoot(root), tool)
      const plan = planImport(file, before, invocation)
      before.database.close()
      const taken = plan.edits.map(({path}) => path).filter((path) => existsSync(join(root, path)))
      if (taken.length > 0 && !values.force)
        throw new UsageProblem(
          `Unexpected ${taken.join(', ')}, expected no such file: choose another --title, or --force`,
        )
      const findings = await findingsOf(root, plan, tool)
      if (!values['dry-run']) applyEdits(root, plan.edits)
      tell(plan, findings, invocation)
      return exitCode.ok
    })
  },
}

function readForeignFile(path: string): Uint8Array {
  const bytes = readRegularFile(resolve(path), {followLinks: true, limit: largest})
  if (typeof bytes === 'string') throw new EnvironmentProblem(`Unexpected ${refusedAs[bytes]} file ${path}`)
  return bytes
}

interface ImportPlan {
  path: string
  imported: ImportedChapter
  edits: FileEdit[]
}

/** Everything that is to be written; nothing is yet. */
function planImport(
  file: ReqifFile,
  {sources, ids, database}: Analysis,
  {positionals, values}: Invocation,
): ImportPlan {
  const {spec} = sources
  const title =
    (values.title as string | undefined) ??
    (file.documents
      .flatMap(({title: own, specifications}) => [own, specifications[0]?.name ?? ''])
      .find((text) => text !== '') ||
      basename(positionals[0]!).replace(/\.[^.]*$/, ''))
  const slug = chapterSlug(title)
  const first = spec.parts.flatMap(({chapters}) => chapters)[0] ?? ''
  const into = ((values.into as string | undefined) ?? first.slice(0, Math.max(0, first.lastIndexOf('/')))).replace(
    /\/+$/,
    '',
  )
  const below = (name: string) => (into === '' || into === '.' ? name : `${into}/${name}`)
  const path = below(`${slug}.md`)
  if (!staysInside(path)) throw new UsageProblem(`Unexpected folder "${into}", expected one below the root`)
  const pictures = new Pictures(file.beside, slug)
  const imported = chapterOf(file.documents, {
    spec,
    ids,
    title,
    area: areaOf(spec, values.area as string | undefined),
    map: readMap((values.map as string[] | undefined) ?? []),
    keepIds: values['keep-ids'] === true,
    taken: new Set([...readItems(database).map(({id}) => id.replace(/~.*$/, '')), ...sources.ledger.map(({id}) => id)]),
    defaults: readDefaults(spec, values),
    picture: (document, data) => pictures.take(document, data),
  })
  for (const name of pictures.left()) imported.losses.add('enclosed files', name)
  const {markdown, entries, losses, counts} = imported
  const texts: [string, string][] = [[path, markdown]]
  if (entries.length > 0) texts.push([`requirements/${slug}.yaml`, writeEntries(entries)])
  texts.push([`imports/${slug}.md`, writeReport(basename(positionals[0]!), counts, entries, losses)])
  const edits = texts.map(([name, text]): FileEdit => ({path: name, content: Buffer.from(text)}))
  for (const [name, content] of pictures.taken) edits.push({path: below(name), content})
  return {path, imported, edits}
}

function areaOf({areas, items}: Spec, area: string | undefined): string | undefined {
  const names = Object.keys(areas)
  if (area !== undefined) {
    if (names.includes(area)) return area
    throw new UsageProblem(`Unexpected area "${area.slice(0, 100)}", expected one of ${names.join(', ')}`)
  }
  const asked = Object.values(items).some(({id, level}) => level === 'required' && id.includes('{area}'))
  if (!asked || names.length === 1) return names[0]
  throw new UsageProblem(`Expected --area with one of ${names.join(', ')}`)
}

function readMap(given: string[]): Partial<Record<Field, string>> {
  const map: Partial<Record<Field, string>> = {}
  for (const text of given) {
    const at = text.indexOf('=')
    const field = fields.find((name) => name === text.slice(0, at))
    if (field === undefined || at === text.length - 1)
      throw new UsageProblem(`Unexpected --map "${text}", expected FIELD=ATTRIBUTE with one of ${fields.join(', ')}`)
    map[field] = text.slice(at + 1)
  }
  return map
}

function readDefaults({subjects, verify}: Spec, values: Invocation['values']): Record<string, string> {
  const defaults: Record<string, string> = {}
  for (const [key, names] of Object.entries({subject: subjects, verify: Object.keys(verify)})) {
    const value = values[key] as string | undefined
    if (value === undefined) continue
    if (!names.includes(value))
      throw new UsageProblem(`Unexpected ${key} "${value}", expected one of ${names.join(', ')}`)
    defaults[key] = value
  }
  return defaults
}

/** What `check` will say of the new files. */
async function findingsOf(root: string, {path, edits}: ImportPlan, tool: string): Promise<RatedFinding[]> {
  const pretended = openRoot(root)
  for (const {path: name, content} of edits) pretended.pretend(name, content)
  const {database, findings} = await analyse(pretended, tool, {extra: [path]})
  database.close()
  const own = new Set(edits.map(({path: name}) => name))
  return findings.filter(({file, rule}) => own.has(file) && rule !== 'unlisted-chapter')
}

function tell({path, imported, edits}: ImportPlan, findings: RatedFinding[], {values, terminal}: Invocation): void {
  const {counts, losses, entries} = imported
  const lost = [...losses.found].map(([what, places]) => ({what, count: places.length}))
  if (values.json) {
    const ids = entries.map(({foreign, id}) => ({foreign, id}))
    terminal.out(`${JSON.stringify({files: edits.map((edit) => edit.path), counts, lost, ids, findings}, null, 2)}\n`)
    return
  }
  if (values['dry-run']) {
    for (const edit of edits)
      terminal.out(
        `--- ${edit.path}, ${plural(edit.content.length, 'byte')}\n${/\.(?:md|yaml)$/.test(edit.path) ? Buffer.from(edit.content).toString() : ''}`,
      )
  }
  for (const finding of findings.slice(0, 20)) terminal.err(`${formatFinding(finding, terminal.colours)}\n`)
  if (findings.length > 20) terminal.err(`… and ${findings.length - 20} more\n`)
  const {objects, headings, requirements, texts, empty} = counts
  terminal.out(
    `${plural(objects, 'object')}: ${plural(headings, 'heading')}, ${plural(requirements, 'requirement')}, ${plural(texts, 'other text')}, ${empty} without text.\n`,
  )
  for (const {what, count} of lost) terminal.out(`no place for ${what}: ${count}\n`)
  terminal.out(
    `${values['dry-run'] ? 'Nothing was written' : `${plural(edits.length, 'file')} written`}; of them \`avps check\` says: ${findings.length === 0 ? 'nothing' : summarizeFindings(findings)}.\nThe chapter's place is \`- ${path}\` below \`parts\` in spec.yaml.\n`,
  )
}
