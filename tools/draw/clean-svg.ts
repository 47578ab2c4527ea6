import {parseXml, XmlElement, type XmlNode, XmlText} from '@rgrove/parse-xml'
import {hasForeignCss} from './css.ts'
import {attributes, elements, isSilent, texts} from './svg-names.ts'

export interface CleanSvg {
  svg: string
  /** Names of the elements and attributes that were left out, in order, each once. */
  dropped: string[]
}

const deepest = 200
/** Elements that a reader's program has to place, those that `use` repeats counted each time. */
const most = 100_000
/** Pixels; what is larger is no figure of a page. */
const widest = 100_000

/**
 * SVG of a list of elements and attributes that draw and do nothing else: no scripts, events, images, animations, foreign
 * content; addresses lead to the drawing itself. Throws, with a reason for the author, where it is no SVG or draws more
 * than a page can hold.
 */
export function cleanSvg(source: string): CleanSvg {
  const root = rootOf(source)
  checkSize(root)
  checkAmount(root)
  const dropped = new Dropped(prefixesOf(root))
  const inner = childrenOf(root, dropped)
  const own = attributesOf(root, dropped).filter(([name]) => !name.startsWith('xmlns'))
  const xlink = inner.includes(' xlink:href=') ? [['xmlns:xlink', 'http://www.w3.org/1999/xlink']] : []
  const written = [['xmlns', 'http://www.w3.org/2000/svg'], ...xlink, ...own] as [string, string][]
  return {svg: `<svg${written.map(attribute).join('')}>${inner}</svg>`, dropped: [...dropped.names]}
}

/** What is left out and would be missed. */
class Dropped {
  readonly names = new Set<string>()
  readonly #prefixes: Map<string, Set<string>>
  constructor(prefixes: Map<string, Set<string>>) {
    this.#prefixes = prefixes
  }

  add(name: string): void {
    if (!isSilent(name, this.#prefixes)) this.names.add(name)
  }
}

/** The name spaces that the drawing gives to each prefix, wherever it does. */
function prefixesOf(root: XmlElement): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  visit(root, 0, ({attributes: given}) => {
    for (const [name, value] of Object.entries(given)) {
      if (!name.startsWith('xmlns:')) continue
      const prefix = name.slice('xmlns:'.length)
      found.set(prefix, (found.get(prefix) ?? new Set()).add(value))
    }
  })
  return found
}

function rootOf(source: string): XmlElement {
  let root: XmlElement | null
  try {
    // The parser would look for line ends of other systems again and again.
    root = parseXml(source.replaceAll('\r\n', '\n'), {preserveCdata: false}).root
  } catch (problem) {
    if (problem instanceof RangeError) throw tooDeep()
    throw new Error(`Unexpected drawing that is no SVG: ${(problem as Error).message.split('\n')[0]}`)
  }
  if (root?.name !== 'svg') throw new Error('Unexpected drawing, expected SVG')
  return root
}

function tooDeep(): Error {
  return new Error(`Unexpected drawing with elements nested more than ${deepest} deep, expected a flatter one`)
}

function checkSize({attributes: {width, height, viewBox}}: XmlElement): void {
  const box = viewBox?.trim().split(/[\s,]+/) ?? []
  const lengths = [width, height, box[2], box[3]].filter((length) => length !== undefined)
  for (const length of lengths) {
    const pixels = Number.parseFloat(length)
    if (!(pixels > 0 && pixels <= widest))
      throw new Error(`Unexpected size "${length.slice(0, 40)}" of a drawing, expected 1 to ${widest}`)
  }
}

/** A few elements that use each other can stand for billions. */
function checkAmount(root: XmlElement): void {
  const named = new Map<string, XmlElement>()
  const known = new Map<XmlElement, number>()
  const open = new Set<XmlElement>()
  const weigh = (element: XmlElement, depth: number): number => {
    if (depth > deepest) throw tooDeep()
    if (open.has(element)) throw new Error('Unexpected drawing that uses itself, expected an end')
    const before = known.get(element)
    if (before !== undefined) return before
    open.add(element)
    const used = element.name === 'use' ? named.get((hrefOf(element) ?? '').slice(1)) : undefined
    const parts = element.children.filter((child) => child instanceof XmlElement)
    let weight = 1
    for (const part of used ? [...parts, used] : parts) weight += weigh(part, depth + 1)
    if (weight > most) throw new Error(`Unexpected drawing of more than ${most} elements, expected fewer`)
    open.delete(element)
    known.set(element, weight)
    return weight
  }
  visit(root, 0, (element) => {
    const {id} = element.attributes
    if (id !== undefined && !named.has(id)) named.set(id, element)
  })
  weigh(root, 0)
}

function visit(element: XmlElement, depth: number, see: (element: XmlElement) => void): void {
  if (depth > deepest) throw tooDeep()
  see(element)
  for (const child of element.children) if (child instanceof XmlElement) visit(child, depth + 1, see)
}

function hrefOf({attributes: given}: XmlElement): string | undefined {
  return given.href ?? given['xlink:href']
}

function childrenOf(element: XmlElement, dropped: Dropped): string {
  return element.children.map((child) => write(child, dropped)).join('')
}

function write(node: XmlNode, dropped: Dropped): string {
  if (node instanceof XmlText) return escapeXml(node.text)
  if (!(node instanceof XmlElement)) return ''
  const {name} = node
  // Links around shapes are dropped, their shapes stay.
  if (name === 'a') {
    dropped.add('a')
    return childrenOf(node, dropped)
  }
  if (!elements.has(name) || (name === 'style' && hasForeignCss(node.text, 'sheet'))) {
    dropped.add(name)
    return ''
  }
  const written = attributesOf(node, dropped).map(attribute).join('')
  const inner = childrenOf(node, dropped)
  return inner === '' ? `<${name}${written}/>` : `<${name}${written}>${inner}</${name}>`
}

function attributesOf({attributes: given}: XmlElement, dropped: Dropped): [string, string][] {
  return Object.entries(given).filter(([name, value]) => {
    if (name.startsWith('xmlns')) return false
    const passes = name === 'href' || name === 'xlink:href' ? value.startsWith('#') : passesList(name, value)
    if (!passes) dropped.add(name)
    return passes
  })
}

function passesList(name: string, value: string): boolean {
  return texts.has(name) || (attributes.has(name) && !hasForeignCss(value, 'value'))
}

function attribute([name, value]: [string, string]): string {
  return ` ${name}="${escapeXml(value)}"`
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => escapes[character]!)
}

const escapes: Record<string, string> = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;'}
