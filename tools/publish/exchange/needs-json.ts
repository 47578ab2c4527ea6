/** What of `exchange.sql` a needs.json says. */
interface NeedsInput {
  specification: {title: string; version: string; date: string}
  items: {
    id: string
    type: string
    state: string
    revision: number
    hash: string
    title: string
    text: string | null
    chapter: string | null
    section: string | null
    file: string | null
    line: number | null
    successor: string | null
    requirement: {
      level: string | null
      subject: string | null
      verify: string | null
      condition: string
      rationale: string | null
      evidence: string | null
      profiles: string[]
    } | null
    links: {role: string; destination: string}[]
  }[]
}

type Need = Record<string, unknown>

/** `needs.json` as Sphinx-Needs imports it: a need an item, a field a link role and its `_back`. */
export function needsJson(inputs: string): string {
  const {specification, items} = JSON.parse(inputs) as NeedsInput
  const {title, version, date} = specification
  const created = `${date}T00:00:00`
  const needs = new Map<string, Need>(items.map((item) => [item.id, needOf(item)]))
  for (const {id, links} of items) {
    for (const {role, destination} of links) {
      const field = fieldOf(role)
      add(needs.get(id)!, field, destination)
      const other = needs.get(destination)
      if (!other) continue
      add(needs.get(id)!, 'links', destination)
      add(other, `${field}_back`, id)
      add(other, 'links_back', id)
    }
  }
  const current = {created, needs_amount: needs.size, filters: {}, filters_amount: 0, needs: Object.fromEntries(needs)}
  const data = {project: title, current_version: version, created, versions: {[version]: current}}
  return `${JSON.stringify(data, null, 1)}\n`
}

function needOf(item: NeedsInput['items'][number]): Need {
  const {id, type, state, revision, hash, title, text, chapter, section, file, line, successor, requirement} = item
  return {
    id,
    type: type === 'requirement' ? 'req' : type,
    type_name: `${type.slice(0, 1).toUpperCase()}${type.slice(1)}`,
    title,
    status: state,
    tags: requirement?.profiles ?? [],
    content: text ?? '',
    docname: file?.replace(/\.[^.]*$/, '') ?? null,
    doctype: file === null ? '' : file.slice(file.lastIndexOf('.')),
    lineno: line,
    section_name: section,
    sections: [section, chapter].filter((name) => name !== null),
    is_need: true,
    is_external: false,
    external_url: null,
    links: [],
    links_back: [],
    parts: {},
    level: requirement?.level ?? null,
    subject: requirement?.subject ?? null,
    verification: requirement?.verify ?? null,
    condition: requirement?.condition ?? null,
    rationale: requirement?.rationale ?? null,
    evidence: requirement?.evidence ?? null,
    revision,
    hash,
    successor,
  }
}

const ownFields = new Set(Object.keys(needOf({links: [], requirement: null, file: null, type: ''} as never)))

/** A role that is called as a field of every need has another name. */
function fieldOf(role: string): string {
  return ownFields.has(role) || ownFields.has(`${role}_back`) ? `link_${role}` : role
}

function add(need: Need, field: string, id: string): void {
  const list = (need[field] ?? []) as string[]
  need[field] = list.includes(id) ? list : [...list, id]
}
