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

/** What passes: nothing else of an author's HTML does, and no attribute but the name of an anchor. */
const passing: Record<string, 'paired' | 'void' | 'anchor'> = {
  ...{sub: 'paired', sup: 'paired', kbd: 'paired', small: 'paired', details: 'paired', summary: 'paired'},
  ...{br: 'void', wbr: 'void'},
  // `<a name="x">`: how Markdown is given an anchor that no heading makes.
  a: 'anchor',
}

/**
 * What the raw HTML of a chapter stands for. Comments show nothing; a few harmless elements pass without attributes where
 * they open and close among the same siblings, so that none reaches further than its author's block; a named anchor
 * becomes one. Nothing of an author's tag is copied: what passes is named by the list, all else is text, and foreign.
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
    // An anchor is written without content: its end may stand anywhere after it.
    if (token.type === 'anchor') count('a', 1)
    else if (token.type === 'start') {
      open.push(token)
      count(token.name, 1)
    } else if (token.type === 'end' && (waiting.get(token.name) ?? 0) > 0) {
      if (token.name === 'a') {
        count('a', -1)
        token.paired = true
        continue
      }
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
      if (!token.paired) return token.source
      return token.name === 'a' ? undefined : {type: token.type, element: token.name}
    default:
      return token.source
  }
}

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

const tag = /<(\/?)([a-z]+)([^<>]*)>/iy
const anchorName = /^\s+(?:name|id)\s*=\s*(?:"([A-Za-z][\w:.-]*)"|'([A-Za-z][\w:.-]*)')\s*\/?$/i

function tagAt(value: string, at: number): Token {
  if (value.startsWith('<!--', at)) {
    const end = value.indexOf('-->', at + 2)
    // Nothing after a comment that never ends could be anything else.
    return end < 0 ? {type: 'foreign', source: value.slice(at)} : {type: 'comment', source: value.slice(at, end + 3)}
  }
  tag.lastIndex = at
  const [source, slash, written = '', rest = ''] = tag.exec(value) ?? []
  return (
    (source && passingTag(source, slash !== '', written.toLowerCase(), rest)) || {
      type: 'foreign',
      source: `<${textAt(value, at + 1).source}`,
    }
  )
}

/** `rest`: what stands between the name and the end of the tag. */
function passingTag(source: string, ends: boolean, name: string, rest: string): Token | undefined {
  const kind = Object.hasOwn(passing, name) ? passing[name] : undefined
  if (kind === undefined) return undefined
  if (ends) return kind !== 'void' && rest.trim() === '' ? {type: 'end', source, name, paired: false} : undefined
  if (kind === 'anchor') {
    const [, double, single] = anchorName.exec(rest) ?? []
    const anchor = double ?? single
    return anchor ? {type: 'anchor', source, name: anchor} : undefined
  }
  if (kind === 'void') return /^\s*\/?$/.test(rest) ? {type: 'void', source, name} : undefined
  return rest.trim() === '' ? {type: 'start', source, name, paired: false} : undefined
}
