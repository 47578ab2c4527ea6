import type {Html, Nodes, Root} from 'mdast'

/** Raw HTML of one node, as every output shows it. */
export interface ShownHtml {
  /** In order: elements of a short list, written anew and balanced; all else is the text that it is. */
  parts: ({element: string} | {text: string})[]
  /** Names of the anchors that it sets. */
  anchors: string[]
  /** Some of it is shown as text that was meant as HTML. */
  foreign: boolean
}

/** By node. */
export type RawHtml = Map<Html, ShownHtml>

/**
 * What the raw HTML of a chapter stands for. Comments show nothing; a few harmless elements pass without attributes where
 * they open and close among the same siblings, so that none reaches further than its author's block; a named anchor
 * becomes one. Nothing of an author's tag is copied: what passes is written from the list.
 */
export function settleHtml(tree: Root): RawHtml {
  const found: RawHtml = new Map()
  // No recursion: the tree may be deeper than the stack.
  const open: Nodes[] = [tree]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (!('children' in node)) continue
    const own: Html[] = []
    for (const child of node.children as Nodes[]) {
      if (child.type === 'html') own.push(child)
      else open.push(child)
    }
    if (own.length > 0) settleSiblings(own, found)
  }
  return found
}

/** As HTML. */
export function htmlOf({parts}: ShownHtml): string {
  return parts.map((part) => ('element' in part ? part.element : escapeHtml(part.text))).join('')
}

/** What is shown as text. */
export function textOf({parts}: ShownHtml): string {
  return parts.map((part) => ('text' in part ? part.text : '')).join('')
}

type Token =
  | {type: 'text' | 'foreign' | 'comment'; source: string}
  /** Written as it is given; of `</a>` nothing. */
  | {type: 'element'; source: string; element: string; anchor?: string}
  | Tag

interface Tag {
  type: 'open' | 'close'
  source: string
  name: string
  /** It has its other half. */
  paired: boolean
}

function settleSiblings(nodes: Html[], found: RawHtml): void {
  const tokens = nodes.map(({value}) => tokensOf(value))
  pair(tokens.flat())
  nodes.forEach((node, index) => {
    found.set(node, shown(tokens[index]!))
  })
}

/** Marks the tags that belong together. Each tag is looked at twice at most, however many there are. */
function pair(tokens: Token[]): void {
  const open: Tag[] = []
  const waiting = new Map<string, number>()
  const count = (name: string, by: number) => waiting.set(name, (waiting.get(name) ?? 0) + by)
  for (const token of tokens) {
    if (token.type === 'open') {
      open.push(token)
      count(token.name, 1)
    } else if (token.type === 'close' && (waiting.get(token.name) ?? 0) > 0) {
      for (let last = open.pop()!; ; last = open.pop()!) {
        count(last.name, -1)
        if (last.name !== token.name) continue
        last.paired = true
        token.paired = true
        break
      }
    }
  }
}

function shown(tokens: Token[]): ShownHtml {
  const result: ShownHtml = {parts: [], anchors: [], foreign: false}
  for (const token of tokens) {
    if (token.type === 'comment') continue
    if (token.type === 'element') {
      result.parts.push({element: token.element})
      if (token.anchor !== undefined) result.anchors.push(token.anchor)
    } else if ('paired' in token && token.paired) {
      result.parts.push({
        element: token.type === 'close' ? `</${token.name}>` : `<${token.name}${always[token.name] ?? ''}>`,
      })
    } else {
      result.parts.push({text: token.source})
      result.foreign ||= token.type !== 'text'
    }
  }
  return result
}

const pairedTag = /<(\/?)(sub|sup|kbd|small|details|summary)\s*>/iy
/** What stands in it is shown, whoever loads the page: a requirement that a reader has to unfold first is overlooked. */
const always: Record<string, string> = {details: ' open'}
const voidTag = /<(br|wbr)\s*\/?>/iy
/** `<a name="x">`: how Markdown is given an anchor that no heading makes. */
const namedAnchor = /<a\s+(?:name|id)\s*=\s*(?:"([A-Za-z][\w:.-]*)"|'([A-Za-z][\w:.-]*)')\s*\/?>/iy
const anchorEnd = /<\/a>/iy

/** No pattern reaches over the next `<`, so that all of them together read each character once. */
function tokensOf(value: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  while (at < value.length) {
    const token = value[at] === '<' ? tagAt(value, at) : textAt(value, at)
    tokens.push(token)
    at += token.source.length
  }
  return tokens
}

function textAt(value: string, at: number): Token {
  const end = value.indexOf('<', at)
  return {type: 'text', source: value.slice(at, end < 0 ? value.length : end)}
}

function tagAt(value: string, at: number): Token {
  if (value.startsWith('<!--', at)) {
    const end = value.indexOf('-->', at + 2)
    // Nothing after a comment that never ends could be anything else.
    return end < 0 ? {type: 'foreign', source: value.slice(at)} : {type: 'comment', source: value.slice(at, end + 3)}
  }
  const match = (pattern: RegExp) => {
    pattern.lastIndex = at
    return pattern.exec(value)
  }
  const paired = match(pairedTag)
  if (paired) {
    const [source, slash, name] = paired
    return {type: slash ? 'close' : 'open', source, name: name!.toLowerCase(), paired: false}
  }
  const empty = match(voidTag)
  if (empty) return {type: 'element', source: empty[0], element: `<${empty[1]!.toLowerCase()}>`}
  const named = match(namedAnchor)
  const anchor = named?.[1] ?? named?.[2]
  if (anchor) return {type: 'element', source: named![0], element: `<a id="${anchor}"></a>`, anchor}
  const end = match(anchorEnd)
  if (end) return {type: 'element', source: end[0], element: ''}
  return {type: 'foreign', source: `<${textAt(value, at + 1).source}`}
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => escapes[character]!)
}

const escapes: Record<string, string> = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;'}
