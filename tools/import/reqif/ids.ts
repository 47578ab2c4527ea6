import type {BlockNode, InlineNode} from '../../model/chapter-tree.ts'
import type {IdPatterns} from '../../model/id-pattern.ts'
import {findLevelWords, type KeywordProfile} from '../../model/level-word.ts'
import type {Spec} from '../../model/spec.ts'

/** Ids for what has none of ours: working names, which `tag` replaces by numbers. */
export class WorkingIds {
  readonly #template: string
  readonly #type: string
  readonly #ids: IdPatterns
  readonly #taken: Set<string>
  /** How often a name was asked for. */
  readonly #asked = new Map<string, number>()

  constructor({
    spec,
    ids,
    area,
    taken,
  }: {spec: Spec; ids: IdPatterns; area: string | undefined; taken: ReadonlySet<string>}) {
    const [type, {id}] = Object.entries(spec.items).find(([, {level}]) => level === 'required') ?? [
      'requirement',
      {id: 'REQ-{number:3}'},
    ]
    this.#type = type
    this.#template = id.replace('{area}', area ?? '')
    this.#ids = ids
    this.#taken = new Set(taken)
  }

  /** An id made of words, the first free one. */
  next(words: string): string {
    const named = this.#template.includes('{name}')
    const slug = slugOf(words, 40) || 'requirement'
    for (let count = (this.#asked.get(slug) ?? 0) + 1; ; count++) {
      const name = count === 1 ? slug : `${slug}-${count}`
      const id = named
        ? this.#template.replace('{name}', name.toUpperCase())
        : this.#template.replace(/\{number:\d\}/, `?${name}`)
      if (!this.#take(id)) continue
      this.#asked.set(slug, count)
      return id
    }
  }

  /** An id of another tool that is one of ours and free; undefined for any other. */
  keep(id: string): string | undefined {
    return this.#ids.typeOf(id) !== undefined && this.#take(id) ? id : undefined
  }

  isRequirement(id: string): boolean {
    return this.#ids.typeOf(id) === this.#type
  }

  #take(id: string): boolean {
    if (this.#taken.has(id)) return false
    this.#taken.add(id)
    return true
  }
}

/** A few words as a name: lower case, digits and hyphens. */
export function slugOf(text: string, longest: number): string {
  const slug = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  if (slug.length <= longest) return slug
  const cut = slug.slice(0, longest + 1)
  return cut.slice(0, Math.max(cut.lastIndexOf('-'), longest / 2)).replace(/-+$/g, '')
}

/** The level words of running text; those in code and notes say nothing. */
export function findWords(blocks: BlockNode[], keywords: KeywordProfile): string[] {
  return blocks.flatMap((block): string[] => {
    switch (block.type) {
      case 'paragraph':
        return findLevelWords(runningText(block.children), keywords).map(({word}) => word)
      case 'list':
        return block.children.flatMap(({children}) => findWords(children, keywords))
      case 'blockquote':
        return findWords(block.children, keywords)
      case 'table':
        return block.rows.flatMap(({cells}) =>
          cells.flatMap((cell) => findLevelWords(runningText(cell), keywords).map(({word}) => word)),
        )
      default:
        return []
    }
  })
}

function runningText(nodes: InlineNode[]): string {
  return nodes
    .map((node) => {
      if (typeof node === 'string') return node
      return 'children' in node ? runningText(node.children) : node.type === 'start' || node.type === 'end' ? '' : ' '
    })
    .join('')
}
