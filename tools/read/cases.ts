import {z} from 'zod'
import {type Case, type Parsed, parseRevisioned} from '../model/sources.ts'
import {shortHash} from '../text/hash.ts'
import {parseYamlFile} from './yaml-file.ts'

const header = z.strictObject({
  requirement: z.string(),
  title: z.string(),
  device: z.string().nullable().default(null),
  accept: z.array(z.string()).default([]),
  uses: z.array(z.string()).default([]),
  when: z.string().nullable().default(null),
  'may-hang': z.boolean().default(false),
})

/** The header comment of a case file, read without running it. */
export function parseCase(text: string, file: string, folder: string): Parsed<Case | undefined> {
  const report = (line: number, message: string, fix: string): Parsed<undefined> => ({
    value: undefined,
    findings: [{rule: 'case-header', file, line, column: 1, message, fix}],
  })
  const comment = /^\/\* avps case\n([\s\S]*?)\*\//.exec(text)
  if (!comment)
    return report(
      1,
      'Unexpected start of a case, expected its header comment',
      'open the file with `/* avps case`, a YAML mapping, and `*/`',
    )
  // The first line of the mapping is the second of the file.
  const yaml = parseYamlFile(comment[1]!, file)
  const shifted = yaml.findings.map((finding) => ({...finding, line: finding.line + 1}))
  if (shifted.length > 0) return {value: undefined, findings: shifted}
  const result = header.safeParse(yaml.value)
  if (!result.success) {
    const issue = result.error.issues[0]!
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined
    const {line} = yaml.placeOf(unknown === undefined ? (issue.path as (string | number)[]) : [unknown])
    return report(
      line + 1,
      unknown === undefined
        ? `Unexpected value of \`${issue.path.join('.') || 'the header'}\`: ${issue.message}`
        : `Unexpected key \`${unknown}\`, expected one that a header has`,
      'a header has requirement, title, device, accept, uses, when, may-hang',
    )
  }
  const revisioned = parseRevisioned(result.data.requirement)
  const place = yaml.placeOf(['requirement'])
  if (!revisioned)
    return report(
      place.line + 1,
      `Unexpected \`${result.data.requirement}\`, expected a requirement with its revision`,
      'write `ID@revision`: a case shows one wording',
    )
  return {
    value: {
      id: file.slice(folder.length + 1).replace(/\.case\.ts$/, ''),
      file,
      line: place.line + 1,
      column: place.column,
      requirement: revisioned.id,
      revision: revisioned.revision,
      title: result.data.title,
      device: result.data.device,
      accept: result.data.accept,
      uses: result.data.uses,
      when: result.data.when,
      mayHang: result.data['may-hang'],
      hash: shortHash(text),
    },
    findings: [],
  }
}
