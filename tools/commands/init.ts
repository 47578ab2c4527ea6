import {existsSync} from 'node:fs'
import {basename, join} from 'node:path'
import {stringify} from 'yaml'
import {readRegularText} from '../disk/regular-file.ts'
import {Door} from '../disk/write-door.ts'
import {usualOutputs} from '../model/output-names.ts'
import {listFiles} from '../read/root.ts'
import {type Command, exitCode, UsageProblem} from './command.ts'
import {plural} from './format-findings.ts'

export const initCommand: Command = {
  usage: 'init',
  summary: 'write a spec.yaml for a folder of Markdown chapters',
  help: `Lists every Markdown file below the root as a chapter, in an order to be mended
by hand, and writes spec.yaml beside them. Nothing else is touched, and a
spec.yaml that exists is never replaced.

  avps init --root my-standard
  avps build --root my-standard`,
  options: {
    title: {type: 'string', value: 'TEXT', help: 'title of the specification, else the first heading found'},
    prefix: {type: 'string', value: 'LETTERS', help: 'first part of requirement ids (REQ)'},
    date: {type: 'string', value: 'DATE', help: 'date of the specification (today)'},
  },
  async run({root, values, terminal}) {
    if (existsSync(join(root, 'spec.yaml')))
      throw new UsageProblem('Unexpected spec.yaml, expected none: edit it, or remove it first')
    const chapters = orderChapters(listFiles(root, '.', '.md').map((path) => path.slice(2)))
    if (chapters.length === 0)
      throw new UsageProblem(
        `Expected Markdown files below ${root}: write a first chapter, such as chapters/introduction.md`,
      )
    const prefix = (values.prefix as string | undefined) ?? 'REQ'
    if (!/^[A-Z][A-Z0-9]*$/.test(prefix))
      throw new UsageProblem(`Unexpected prefix "${prefix}", expected capitals and digits`)
    const title = (values.title as string | undefined) ?? firstHeading(root, chapters) ?? basename(root)
    const date = (values.date as string | undefined) ?? new Date().toISOString().slice(0, 10)
    new Door(root).write('spec.yaml', specText(title, prefix, date, chapters), {flush: true})
    terminal.out(
      `spec.yaml written: ${plural(chapters.length, 'chapter')}. Mend their order in it, add .avps/ and dist/ to .gitignore,\nthen run \`avps build\`.\n`,
    )
    return exitCode.ok
  },
}

const ignored =
  /(?:^|\/)(?:CHANGELOG|CONTRIBUTING|CODE_OF_CONDUCT|GOVERNANCE|LICENSE|MAINTAINERS|RELEASES?|RELEASE_NOTES|SECURITY|PULL_REQUEST_TEMPLATE|ISSUE_TEMPLATE)[^/]*\.md$/i
const opening = /^(?:readme|index|introduction|overview|spec|specification)\.md$/i

/** What introduces stands first, files before folders; what serves the project and not its readers is left out. */
function orderChapters(paths: string[]): string[] {
  const rank = (path: string) => path.split('/').length * 2 - Number(opening.test(basename(path)))
  return paths
    .filter((path) => !ignored.test(path) && !path.startsWith('dist/'))
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
}

function firstHeading(root: string, chapters: string[]): string | undefined {
  for (const path of chapters) {
    const heading = /^#[ \t]+(.+?)[ \t#]*$/m.exec(readRegularText(join(root, path)) ?? '')?.[1]
    const text = heading
      ?.replace(/<[^>]*>/g, '')
      .replace(/[`*_]/g, '')
      .trim()
    if (text) return text
  }
  return undefined
}

function specText(title: string, prefix: string, date: string, chapters: string[]): string {
  const line = (value: unknown) => stringify(value, {lineWidth: 0}).trimEnd()
  return `# Everything that makes this specification what it is.
title: ${line(title)}
version: 0.1.0
status: draft                      # draft | candidate | release
date: ${date}
keywords: bcp14                    # bcp14 | iso | 3gpp: which words carry a level

parts:                             # reading order
  - title: Specification
    chapters:
${chapters.map((path) => `      - ${line(path)}`).join('\n')}

areas:                             # the middle of a requirement's id, and the folder of its cases
  GEN: {title: General, cases: general}

tags:
  in: [quote, row]                 # blocks that may carry a tag: quote, item, paragraph, row
  columns: [Requirement]           # first heads that make a table one of requirements

subjects: [implementation]         # who can be bound
verify: {test: case, inspection: evidence, analysis: evidence}

items:
  requirement: {id: '${prefix}-{area}-{number:3}', level: required}
  need: {id: 'NEED-{name}', level: forbidden}
  question: {id: 'Q-{number:3}', level: forbidden}

links:                             # role: from what kind of item to what kind; does it cover?
  serves: {from: requirement, to: need, covers: true}
  refines: {from: requirement, to: requirement, covers: false}
  answers: {from: requirement, to: question, covers: false}
  verifies: {from: case, to: requirement, covers: true}

profiles:
  base: Every implementation.

outputs: [${usualOutputs.join(', ')}]
`
}
