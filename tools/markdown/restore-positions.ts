import type {Nodes, Parents, Root, Text} from 'mdast'
import {linesOf, type TextLines} from '../text/lines.ts'

/** As in the positions of the tree. */
type Point = NonNullable<Nodes['position']>['start']

/**
 * GFM links bare hosts and addresses after the tree is made, by cutting texts in pieces: `remark-gfm` gives the pieces no
 * position. Here every text is remembered before, so that its pieces can be measured along it afterwards.
 */
const remembered = new WeakMap<Root, Map<Parents, Nodes[]>>()

export function rememberTexts(tree: Root): void {
  const children = new Map<Parents, Nodes[]>()
  visitParents(tree, (parent) => {
    if (parent.children.some(({type}) => type === 'text')) children.set(parent, [...parent.children] as Nodes[])
  })
  remembered.set(tree, children)
}

/** Gives every node without position the place of its characters in the source. */
export function restorePositions(tree: Root, source: string): void {
  let lines: TextLines | undefined
  const pointAt = (offset: number): Point => {
    lines ??= linesOf(source)
    return {...lines.pointAt(offset), offset}
  }
  for (const [parent, before] of remembered.get(tree) ?? []) {
    const now = parent.children as Nodes[]
    if (now.every(({position}) => position)) continue
    let index = 0
    for (const old of before) {
      if (now[index] === old) {
        index++
        continue
      }
      const {value, position} = old as Text
      const offsets = offsetsOf(value, source, position!.start.offset!, position!.end.offset!)
      let done = 0
      while (done < value.length && index < now.length) {
        const length = lengthOf(now[index]!)
        place(now[index]!, (offset) => pointAt(offsets[done + offset]!), length)
        done += length
        index++
      }
    }
  }
  remembered.delete(tree)
}

function place(node: Nodes, pointOf: (offset: number) => Point, length: number): void {
  node.position = {start: pointOf(0), end: pointOf(length)}
  if ('children' in node) for (const child of node.children as Nodes[]) place(child, pointOf, length)
}

function lengthOf(node: Nodes): number {
  if (node.type === 'text') return node.value.length
  return 'children' in node ? (node.children as Nodes[]).reduce((sum, child) => sum + lengthOf(child), 0) : 0
}

/** Source offset of every character of a text and of its end: escapes, entities and line prefixes are longer there. */
function offsetsOf(value: string, source: string, start: number, end: number): number[] {
  const offsets: number[] = []
  let at = start
  for (let index = 0; index < value.length; index++) {
    // The second half of a character that one entity stands for has no place of its own.
    if (at >= end) {
      offsets.push(end)
      continue
    }
    offsets.push(at)
    const character = value[index]!
    if (source[at] === '\\' && source[at + 1] === character && /[!-/:-@[-`{-~]/.test(character)) at += 2
    else if (source[at] === character && !(character === '&' && isEntity(source, at))) {
      at++
      if (character === '\n') at += /^[ \t>]*/.exec(source.slice(at, end))![0].length
    } else if (source[at] === '&') {
      at = source.indexOf(';', at) + 1 || end
      if (/[\ud800-\udbff]/.test(character) && index + 1 < value.length) {
        offsets.push(at)
        index++
      }
    } else {
      // White space before a line end is no part of the text.
      while (at < end && source[at] !== character) at++
      offsets[index] = Math.min(at, end)
      at++
    }
  }
  offsets.push(end)
  return offsets
}

function isEntity(source: string, offset: number): boolean {
  return /^&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/i.test(source.slice(offset, offset + 40))
}

function visitParents(tree: Root, see: (parent: Parents) => void): void {
  const open: Nodes[] = [tree]
  for (let node = open.pop(); node; node = open.pop()) {
    if (!('children' in node)) continue
    see(node)
    for (const child of node.children as Nodes[]) open.push(child)
  }
}
