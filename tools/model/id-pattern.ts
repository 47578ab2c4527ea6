/**
 * What the ids of a specification look like, read from the templates of `spec.yaml`:
 * `{area}` is a key of `areas`, `{number:3}` a number of at least three digits that the tool issues, `{name}` capitals,
 * digits and hyphens that a person writes.
 */
export interface IdPatterns {
  /** The kind of item (`requirement`, `need`, …) that an id belongs to; undefined where it fits no template. */
  typeOf(id: string): string | undefined
  /** The parts of an id that fits its template. `number` is null in a placeholder, which may have a `workingName`. */
  partsOf(id: string): IdParts | undefined
  /** Finds ids with their brackets or without; group 1 is the id. Global: reset `lastIndex` or use `matchAll`. */
  anywhere: RegExp
  /** True where the text opens like an id (capitals, digits, hyphens after a template's first letters) but is none. */
  isNearMiss(text: string): boolean
  /** The id of a numbered item, zero-padded as its template asks. */
  format(type: string, area: string | undefined, number: number): string
}

export interface IdParts {
  type: string
  area: string | undefined
  number: number | null
  /** Of a placeholder: `flush-order` of `REQ-BLK-?flush-order`; empty where it has none. */
  workingName: string | null
}

export interface IdTemplate {
  type: string
  template: string
}

/** Ids name files: what is longer than this is none. */
const longestName = 64
const longestTemplate = 60

const name = `(?![A-Z0-9-]{${longestName + 1}})[A-Z0-9]+(?:-[A-Z0-9]+)*`
const workingName = `\\?(?![a-z0-9-]{${longestName + 1}})[a-z0-9-]*`

/**
 * What is wrong with a template, if anything. With one part that can be of any length, and that one bounded, a pattern
 * made of it reads each character a bounded number of times.
 */
export function templateProblem(template: string): string | undefined {
  const parts = (template.match(/\{[^}]*\}/g) ?? []).map((part) => part.replace(/:\d/, ''))
  const count = (part: string) => parts.filter((candidate) => candidate === part).length
  if (!/^[A-Za-z0-9-]*(?:\{(?:area|name|number:[1-8])\}[A-Za-z0-9-]*)+$/.test(template))
    return 'expected a template such as `REQ-{area}-{number:3}`'
  if (template.length > longestTemplate) return `expected at most ${longestTemplate} characters`
  if (count('{area}') > 1 || count('{number}') + count('{name}') !== 1)
    return 'expected either `{number:3}` or `{name}`, once, and at most one `{area}`'
  return undefined
}

export function compileIdPatterns(templates: IdTemplate[], areas: string[]): IdPatterns {
  const areaGroup = areas.length > 0 ? areas.map(escapePattern).join('|') : '(?!)'
  const compiled = templates.map(({type, template}) => ({
    type,
    template,
    prefix: template.slice(0, template.indexOf('{')),
    exact: new RegExp(`^${source(template, areaGroup, true)}$`),
  }))
  const union = compiled.map(({template}) => source(template, areaGroup, false)).join('|')
  const partsOf = (id: string): IdParts | undefined => {
    for (const {type, exact} of compiled) {
      const groups = exact.exec(id)?.groups
      if (!groups && !exact.test(id)) continue
      const number = groups?.number
      const placeholder = number?.startsWith('?')
      return {
        type,
        area: groups?.area,
        number: number === undefined || placeholder ? null : Number(number),
        workingName: placeholder ? number!.slice(1) : null,
      }
    }
    return undefined
  }
  return {
    partsOf,
    typeOf: (id) => partsOf(id)?.type,
    anywhere: new RegExp(`(?<![A-Za-z0-9-])(${union || '(?!)'})(?![A-Za-z0-9-])`, 'g'),
    isNearMiss: (text) =>
      compiled.some(({prefix}) => prefix.length > 0 && text.startsWith(prefix)) &&
      /^(?:[A-Z0-9?_-]+|[A-Z0-9_-]*\?[A-Za-z0-9_-]*)$/.test(text) &&
      partsOf(text) === undefined,
    format(type, area, number) {
      const {template} = compiled.find((candidate) => candidate.type === type)!
      return template
        .replace('{area}', area ?? '')
        .replace(/\{number:(\d)\}/, (_, digits: string) => String(number).padStart(Number(digits), '0'))
    },
  }
}

function source(template: string, areaGroup: string, named: boolean): string {
  return template
    .split(/(\{[a-z]+(?::\d)?\})/)
    .map((part) => {
      if (part === '{area}') return named ? `(?<area>${areaGroup})` : `(?:${areaGroup})`
      if (part === '{name}') return name
      const digits = /^\{number:(\d)\}$/.exec(part)?.[1]
      if (digits === undefined) return escapePattern(part)
      // A longer number has no leading zero: 014 and 0014 are not two names of one thing.
      const number = `\\d{${digits}}|[1-9]\\d{${digits},8}|${workingName}`
      return named ? `(?<number>${number})` : `(?:${number})`
    })
    .join('')
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
}
