import type {Html, Nodes, Root} from 'mdast'
import {addPart, type HtmlPart, type HtmlTag} from './chapter-tree.ts'

/** Raw HTML of one node, as every output shows it. */
export interface ShownHtml {
  /** In order: tags of a short list, balanced; all else is the text that it is. */
  parts: HtmlPart[]
  /** Names of the anchors that it sets. */
  anchors: string[]
  /** Some of it is shown as text that was meant as HTML. */
  foreign: boolean
}

/** By node. */
export type RawHtml = Map<Html, ShownHtml>

/**
 * What passes: nothing else of an author's HTML does, and no attribute but the name of an anchor. No element is on the list
 * that needs a parent which an author would have to write (`li`, `tr`, `td`, `dt`, `rt`, …), but `summary`, which `place` holds
 * to its own.
 */
const passing: Record<string, 'words' | 'details' | 'summary' | 'void' | 'anchor'> = {
  ...{sub: 'words', sup: 'words', kbd: 'words', small: 'words', details: 'details', summary: 'summary'},
  ...{br: 'void', wbr: 'void'},
  // `<a name="x">`: how Markdown is given an anchor that no heading makes.
  a: 'anchor',
}

/**
 * What the raw HTML of a chapter stands for. Comments show nothing; a few harmless elements pass without attributes where
 * they open and close among the same siblings, so that none reaches further than its author's block, and where HTML allows
 * them; a named anchor becomes one. Nothing of an author's tag is copied: what passes is named by the list, all else is text, and foreign.
 */
export function settleHtml(tree: Root): RawHtml {
  const found: RawHtml = new Map()
  // No recursion: the tree may be deeper than the stack.
  const open: Nodes[] = [tree]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (!('children' in node)) continue
    const own: Sibling[] = []
    let others = 0
    for (const child of node.children as Nodes[]) {
      if (child.type === 'html') own.push({node: child, others})
      else {
        open.push(child)
        others++
      }
    }
    if (own.length > 0) settleSiblings(own, amongWords.has(node.type), found)
  }
  return found
}

/** What holds running text; all else holds blocks. */
const amongWords = new Set<Nodes['type']>([
  ...(['paragraph', 'heading', 'tableCell', 'emphasis', 'strong', 'delete', 'link', 'linkReference'] as const),
])

/** What is shown as text. */
export function textOf({parts}: Pick<ShownHtml, 'parts'>): string {
  return parts.filter((part) => typeof part === 'string').join('')
}

type Token =
  | {type: 'text' | 'foreign' | 'comment'; source: string}
  | {type: 'void'; source: string; name: string}
  | {type: 'anchor'; source: string; name: string}
  | Tag

interface Tag {
  type: 'start' | 'end'
  source: string
  name: string
  /** Its other half; undefined where it has none, or stands where HTML does not allow it. */
  mate: Tag | undefined
  /** The node that it stands in. */
  at: Sibling
}

interface Sibling {
  node: Html
  /** How many siblings that are no HTML stand before it. */
  others: number
}

function settleSiblings(siblings: Sibling[], words: boolean, found: RawHtml): void {
  const tokens = siblings.map(tokensOf)
  const all = tokens.flat()
  pair(all)
  place(all, words)
  siblings.forEach(({node}, index) => {
    found.set(node, shown(tokens[index]!))
  })
}

/**
 * Parts the pairs that stand where HTML does not allow them. `details` is a block: it stands among blocks, or in another
 * `details`. `summary` is the first in one. What holds words (`summary`, `sub`, …) ends in the HTML block that it began in.
 */
function place(tokens: Token[], words: boolean): void {
  const open: Tag[] = []
  /** The `details` that has just begun, as long as nothing stands in it. */
  let begun: Tag | undefined
  for (const token of tokens) {
    if (token.type === 'start' && token.mate) {
      if (isInPlace(token, open.at(-1), begun, words)) {
        open.push(token)
        begun = token.name === 'details' ? token : undefined
      } else {
        token.mate.mate = undefined
        token.mate = undefined
        begun = undefined
      }
    } else {
      if (token.type === 'end' && token.mate && token.name !== 'a') open.pop()
      if (token.type !== 'comment' && token.source.trim() !== '') begun = undefined
    }
  }
}

function isInPlace({name, mate, at}: Tag, outer: Tag | undefined, begun: Tag | undefined, words: boolean): boolean {
  if (name === 'details') return !words && (outer === undefined || outer.name === 'details')
  const holdsWords = words || mate!.at === at
  return holdsWords && (name !== 'summary' || begun?.at.others === at.others)
}

/** Marks the tags that belong together. Each tag is looked at twice at most, however many there are. */
function pair(tokens: Token[]): void {
  const open: Tag[] = []
  const waiting = new Map<string, number>()
  const count = (name: string, by: number) => waiting.set(name, (waiting.get(name) ?? 0) + by)
  for (const token of tokens) {
    // An anchor is written without content: its end may stand anywhere after it.
    if (token.type === 'anchor') count('a', 1)
    else if (token.type === 'start') {
      open.push(token)
      count(token.name, 1)
    } else if (token.type === 'end' && (waiting.get(token.name) ?? 0) > 0) {
      if (token.name === 'a') {
        count('a', -1)
        token.mate = token
        continue
      }
      for (let last = open.pop()!; ; last = open.pop()!) {
        count(last.name, -1)
        if (last.name !== token.name) continue
        last.mate = token
        token.mate = last
        break
      }
    }
  }
}

function shown(tokens: Token[]): ShownHtml {
  const result: ShownHtml = {parts: [], anchors: [], foreign: false}
  for (const token of tokens) {
    const part = partOf(token)
    if (part === undefined) continue
    addPart(result.parts, part)
    if (token.type === 'anchor') result.anchors.push(token.name)
    result.foreign ||= typeof part === 'string' && token.type !== 'text'
  }
  return result
}

/** Undefined: nothing is shown. */
function partOf(token: Token): string | HtmlTag | undefined {
  switch (token.type) {
    case 'comment':
      return undefined
    case 'void':
      return {type: 'void', element: token.name}
    case 'anchor':
      return {type: 'anchor', name: token.name}
    case 'start':
    case 'end':
      if (!token.mate) return token.source
      return token.name === 'a' ? undefined : {type: token.type, element: token.name}
    default:
      return token.source
  }
}

/** No pattern reaches over the next `<`, so that all of them together read each character once. */
function tokensOf(sibling: Sibling): Token[] {
  const {value} = sibling.node
  const tokens: Token[] = []
  let at = 0
  while (at < value.length) {
    const token = value[at] === '<' ? tagAt(value, at, sibling) : textAt(value, at)
    tokens.push(token)
    at += token.source.length
  }
  return tokens
}

function textAt(value: string, at: number): Token {
  const end = value.indexOf('<', at)
  return {type: 'text', source: value.slice(at, end < 0 ? value.length : end)}
}

const tag = /<(\/?)([a-z]+)([^<>]*)>/iy
const anchorName = /^\s+(?:name|id)\s*=\s*(?:"([A-Za-z][\w:.-]*)"|'([A-Za-z][\w:.-]*)')\s*\/?$/i

function tagAt(value: string, at: number, sibling: Sibling): Token {
  if (value.startsWith('<!--', at)) {
    const end = value.indexOf('-->', at + 2)
    // Nothing after a comment that never ends could be anything else.
    return end < 0 ? {type: 'foreign', source: value.slice(at)} : {type: 'comment', source: value.slice(at, end + 3)}
  }
  tag.lastIndex = at
  const [source, slash, written = '', rest = ''] = tag.exec(value) ?? []
  return (
    (source && passingTag(source, slash !== '', written.toLowerCase(), rest, sibling)) || {
      type: 'foreign',
      source: `<${textAt(value, at + 1).source}`,
    }
  )
}

/** `rest`: what stands between the name and the end of the tag. */
function passingTag(source: string, ends: boolean, name: string, rest: string, at: Sibling): Token | undefined {
  const kind = Object.hasOwn(passing, name) ? passing[name] : undefined
  if (kind === undefined) return undefined
  if (ends) return kind !== 'void' && rest.trim() === '' ? {type: 'end', source, name, mate: undefined, at} : undefined
  if (kind === 'anchor') {
    const [, double, single] = anchorName.exec(rest) ?? []
    const anchor = double ?? single
    return anchor ? {type: 'anchor', source, name: anchor} : undefined
  }
  if (kind === 'void') return /^\s*\/?$/.test(rest) ? {type: 'void', source, name} : undefined
  return rest.trim() === '' ? {type: 'start', source, name, mate: undefined, at} : undefined
}
