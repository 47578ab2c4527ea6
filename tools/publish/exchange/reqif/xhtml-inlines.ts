import type {InlineNode} from '../../../model/chapter-tree.ts'
import type {Printing} from './printing.ts'
import {xmlAttribute, xmlText} from './xml.ts'

/** An element of XHTML; `attributes` with a space before each. */
export function tag(name: string, inner: string, attributes = ''): string {
  return inner === '' ? `<xhtml:${name}${attributes}/>` : `<xhtml:${name}${attributes}>${inner}</xhtml:${name}>`
}

/** Running text as XHTML of the modules that ReqIF allows. */
export function printInlines(nodes: InlineNode[], printing: Printing): string {
  let out = ''
  for (const node of nodes) out += printInline(node, printing)
  return out
}

/** Raw HTML that has a name in ReqIF's modules. */
const known = new Set(['sub', 'sup', 'kbd', 'small'])

function printInline(node: InlineNode, printing: Printing): string {
  if (typeof node === 'string') return xmlText(node)
  switch (node.type) {
    case 'inlineCode':
      return tag('code', xmlText(node.value))
    case 'levelWord':
      return xmlText(node.word)
    case 'reference':
      return xmlText(`[${node.id}]`)
    case 'emphasis':
      return tag('em', printInlines(node.children, printing))
    case 'strong':
      return tag('strong', printInlines(node.children, printing))
    case 'delete':
      return tag('del', printInlines(node.children, printing))
    case 'break':
      return '<xhtml:br/>'
    case 'link': {
      const words = printInlines(node.children, printing)
      const address = 'url' in node ? uri(node.url) : undefined
      return address === undefined ? words : tag('a', words, ` href="${xmlAttribute(address)}"`)
    }
    case 'image': {
      const path = node.path === undefined ? undefined : printing.image(node.path)
      const type = path === undefined ? undefined : imageTypes[path.slice(path.lastIndexOf('.') + 1).toLowerCase()]
      return path === undefined || type === undefined
        ? xmlText(node.alt)
        : tag('object', xmlText(node.alt), ` data="${xmlAttribute(path)}" type="${type}"`)
    }
    case 'footnoteReference':
      return tag('sup', xmlText(`[^${node.label ?? node.name}]`), ' class="footnote"')
    case 'anchor':
      return ''
    case 'state':
      return xmlText(node.name)
    case 'void':
      return node.element === 'br' ? '<xhtml:br/>' : ''
    default:
      if (!known.has(node.element)) return ''
      return node.type === 'start' ? `<xhtml:${node.element}>` : `</xhtml:${node.element}>`
  }
}

const imageTypes: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  svg: 'image/svg+xml',
  webp: 'image/webp',
}

/** An `anyURI` as strict readers take it; undefined where none can be made of it. */
function uri(url: string): string | undefined {
  const strict = /^(?:[\w\-.~:/?#@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+$/
  if (strict.test(url)) return url
  const written = URL.canParse(url) ? new URL(url).href.replace(/[[\]|^{}\\]/g, encodeURIComponent) : ''
  return strict.test(written) ? written : undefined
}
