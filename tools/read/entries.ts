import type {Finding, RuleId} from '../model/finding.ts'
import type {Entry, Parsed} from '../model/sources.ts'
import {emptyEntry, listKeys, textKeys} from './plain-entries.ts'
import {parseYamlFile, type YamlFile} from './yaml-file.ts'

/** A `requirements/<chapter>.yaml`: an entry an id. `roles` are the link roles that a requirement may have. */
export function parseEntries(text: string, file: string, roles: string[]): Parsed<Entry[]> {
  const yaml = parseYamlFile(text, file)
  const findings: Finding[] = [...yaml.findings]
  if (yaml.value === null || yaml.value === undefined) return {value: [], findings}
  if (typeof yaml.value !== 'object' || Array.isArray(yaml.value)) {
    findings.push(
      unexpected(
        yaml,
        [],
        'entry-shape',
        'Unexpected content, expected a mapping from ids to entries',
        'write `ID:` and its keys below, indented',
      ),
    )
    return {value: [], findings}
  }
  const entries: Entry[] = []
  for (const [id, value] of Object.entries(yaml.value)) {
    if (value !== null && (typeof value !== 'object' || Array.isArray(value))) {
      findings.push(
        unexpected(
          yaml,
          [id],
          'entry-shape',
          `Unexpected value of \`${id}\`, expected a mapping`,
          'write its keys below it, indented',
        ),
      )
      continue
    }
    entries.push(readEntry(id, (value ?? {}) as Record<string, unknown>, yaml, roles, findings))
  }
  return {value: entries, findings}
}

function readEntry(
  id: string,
  value: Record<string, unknown>,
  yaml: YamlFile,
  roles: string[],
  findings: Finding[],
): Entry {
  const {file, line, column} = yaml.placeOf([id])
  const entry = emptyEntry(id, file, line, column)
  for (const [key, content] of Object.entries(value)) {
    const place = yaml.placeOf([id, key])
    entry.places[key] = [place.line, place.column]
    if ((textKeys as readonly string[]).includes(key)) {
      if (typeof content === 'string' && content.trim() !== '') entry[key as (typeof textKeys)[number]] = content.trim()
      else
        findings.push(
          unexpected(
            yaml,
            [id, key],
            'entry-shape',
            `Unexpected value of \`${key}\` of ${id}, expected text`,
            'write one sentence; quote it if it holds `: `',
          ),
        )
      continue
    }
    const isRole = roles.includes(key)
    if (!isRole && !(listKeys as readonly string[]).includes(key)) {
      findings.push(
        unexpected(
          yaml,
          [id, key],
          'unknown-key',
          `Unexpected key \`${key}\` of ${id}, expected one of ${[...textKeys, ...listKeys, ...roles].join(', ')}`,
          'remove it, or mend its spelling',
        ),
      )
      continue
    }
    const list = typeof content === 'string' ? [content] : content
    if (!Array.isArray(list) || list.some((item) => typeof item !== 'string')) {
      findings.push(
        unexpected(
          yaml,
          [id, key],
          'entry-shape',
          `Unexpected value of \`${key}\` of ${id}, expected a list of names`,
          'write `[A, B]`',
        ),
      )
      continue
    }
    if (isRole) {
      list.forEach((destination: string, index) => {
        const {line, column} = Array.isArray(content) ? yaml.placeOf([id, key, index]) : place
        entry.links.push({role: key, destination, line, column})
      })
    } else entry[key as (typeof listKeys)[number]] = list
  }
  return entry
}

function unexpected(yaml: YamlFile, path: (string | number)[], rule: RuleId, message: string, fix: string): Finding {
  return {rule, ...yaml.placeOf(path), message, fix}
}
