import type {Yaml} from 'mdast'
import {isMap, isScalar, parseDocument, visit} from 'yaml'
import type {Finding, RuleId} from '../../model/finding.ts'
import type {ExtractionSettings} from '../../model/spec.ts'
import {doubledKeys} from '../../text/yaml-keys.ts'
import {placesIn} from './places.ts'

/** Defaults that a chapter gives to its requirements. Absent keys are null; `source` is a list. */
export interface FrontMatter {
  area: string | null
  device: string | null
  subject: string | null
  verify: string | null
  profiles: string[] | null
  source: string[]
  informative: boolean
}

export const emptyFrontMatter: FrontMatter = {
  area: null,
  device: null,
  subject: null,
  verify: null,
  profiles: null,
  source: [],
  informative: false,
}

const isText = (value: unknown) => typeof value === 'string' && value !== ''
const name = {expected: 'a name', fits: isText}
const names = {expected: 'a name or a list of names', fits: (value: unknown) => [value].flat().every(isText)}
const truth = {expected: 'true or false', fits: (value: unknown) => typeof value === 'boolean'}

const kinds: Record<string, {expected: string; fits(value: unknown): boolean} | undefined> = {
  area: name,
  device: name,
  subject: name,
  verify: name,
  profiles: names,
  source: names,
  informative: truth,
}

const keys = Object.keys(kinds)

export function readFrontMatter(
  node: Yaml,
  file: string,
  settings: ExtractionSettings,
): {frontMatter: FrontMatter; findings: Finding[]} {
  const frontMatter: FrontMatter = {...emptyFrontMatter}
  const findings: Finding[] = []
  const document = parseDocument(node.value, {prettyErrors: true, uniqueKeys: false})
  // The first line of the value is the second of the file's front matter.
  const firstLine = node.position!.start.line + 1
  const places = placesIn(node.value, file)
  const placeOf = (offset: number) => {
    const place = places.placeOf(offset)
    return {...place, line: firstLine + place.line - 1}
  }
  const report = (rule: RuleId, offset: number, message: string, fix: string) =>
    findings.push({rule, ...placeOf(offset), message, fix})
  for (const error of document.errors) {
    report(
      'yaml-syntax',
      error.pos[0],
      `Unexpected front matter, expected YAML: ${error.message.split('\n')[0]}`,
      'mend the YAML between the two `---` lines',
    )
  }
  for (const offset of doubledKeys(document)) {
    report(
      'yaml-syntax',
      offset,
      'Unexpected front matter, expected YAML: Map keys must be unique',
      'mend the YAML between the two `---` lines',
    )
  }
  visit(document, {
    Alias(_, alias) {
      report(
        'yaml-alias',
        alias.range?.[0] ?? 0,
        `Unexpected alias \`*${alias.source}\`, expected the value itself`,
        'write the value out',
      )
      return visit.BREAK
    },
  })
  if (findings.length > 0 || document.contents === null) return {frontMatter, findings}
  if (!isMap(document.contents)) {
    report(
      'yaml-syntax',
      0,
      'Unexpected front matter, expected a mapping',
      `write \`key: value\` lines with ${keys.join(', ')}`,
    )
    return {frontMatter, findings}
  }
  for (const pair of document.contents.items) {
    const key = isScalar(pair.key) ? String(pair.key.value) : ''
    const offset = (pair.key as {range?: [number, number, number]}).range?.[0] ?? 0
    const value = (pair.value as {toJSON?(): unknown} | null)?.toJSON?.() ?? null
    const text = typeof value === 'string' ? value : null
    const list = typeof value === 'string' ? [value] : Array.isArray(value) ? value.map(String) : []
    const kind = Object.hasOwn(kinds, key) ? kinds[key] : undefined
    if (kind && !kind.fits(value)) {
      report(
        'front-matter-value',
        offset,
        `Unexpected value of \`${key}\`, expected ${kind.expected}`,
        kind === truth ? 'write `true` or `false`: `yes` is a text' : 'mend the value, or remove the key',
      )
      continue
    }
    const oneOf = (allowed: string[], found: string[]) => {
      for (const name of found) {
        if (!allowed.includes(name))
          report(
            'unknown-name',
            offset,
            `Unexpected \`${name}\` as \`${key}\`, expected one of ${allowed.join(', ')}`,
            'use a name of spec.yaml',
          )
      }
    }
    switch (key) {
      case 'area':
      case 'device':
        frontMatter[key] = text
        break
      case 'subject':
        oneOf(settings.subjects, list)
        frontMatter.subject = text
        break
      case 'verify':
        oneOf(settings.verify, list)
        frontMatter.verify = text
        break
      case 'profiles':
        oneOf(settings.profiles, list)
        frontMatter.profiles = list
        break
      case 'source':
        frontMatter.source = list
        break
      case 'informative':
        frontMatter.informative = value === true
        break
      default:
        report(
          'unknown-key',
          offset,
          `Unexpected key \`${key}\` in front matter, expected one of ${keys.join(', ')}`,
          'remove it, or move it to the requirements file',
        )
    }
  }
  return {frontMatter, findings}
}
