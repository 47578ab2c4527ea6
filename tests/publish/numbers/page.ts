/** An element of a page of ours: enough of HTML to find tables, lists and bars in it. */
export interface Element {
  name: string
  attributes: Record<string, string>
  children: (Element | string)[]
}

const empty = new Set(['meta', 'link', 'img', 'input', 'br', 'wbr', 'hr', 'col'])

const entities: Record<string, string> = {amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'", nbsp: ' '}

const decode = (text: string): string => text.replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole)

/** Reads a whole page, and gives what is in its `main`. */
export function readMain(html: string): Element {
  const root: Element = {name: '', attributes: {}, children: []}
  const open = [root]
  for (const [, comment, close, name, attributes, selfClosed, text] of html.matchAll(
    /(<!(?:--[\s\S]*?--|[^>]*)>)|<\/([\w-]+)\s*>|<([\w-]+)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*(\/?)>|([^<]+)/g,
  )) {
    if (comment !== undefined) continue
    if (text !== undefined) open.at(-1)!.children.push(decode(text))
    else if (close !== undefined) {
      if (empty.has(close)) continue
      if (open.at(-1)!.name !== close) throw new Error(`Unexpected </${close}>, expected </${open.at(-1)!.name}>`)
      open.pop()
    } else {
      const element: Element = {name: name!, attributes: readAttributes(attributes!), children: []}
      open.at(-1)!.children.push(element)
      if (!empty.has(name!) && selfClosed === '') open.push(element)
    }
  }
  const main = find(root, 'main')[0]
  if (main === undefined) throw new Error('Unexpected page without a main element')
  return main
}

function readAttributes(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/([\w:-]+)(?:="([^"]*)")?/g)].map(([, name, value]) => [name!, decode(value ?? '')]),
  )
}

/** All elements below one, of a name and, where asked for, with a class or an id. */
export function find(element: Element, name: string, mark?: {class?: string; id?: string}): Element[] {
  return element.children.flatMap((child) => {
    if (typeof child === 'string') return []
    const matches =
      child.name === name &&
      (mark?.class === undefined || classesOf(child).includes(mark.class)) &&
      (mark?.id === undefined || child.attributes.id === mark.id)
    return [...(matches ? [child] : []), ...find(child, name, mark)]
  })
}

export function classesOf({attributes}: Element): string[] {
  return (attributes.class ?? '').split(' ').filter((one) => one !== '')
}

/** The text with single spaces, as a reader has it; a drawing has none. */
export function textOf(element: Element | string): string {
  return rawText(element).replace(/\s+/g, ' ').trim()
}

function rawText(element: Element | string): string {
  if (typeof element === 'string') return element
  if (element.name === 'svg' || element.name === 'wbr') return ''
  return element.children.map(rawText).join('')
}

/** The cells of each row of a table, without its head. */
export function bodyRows(table: Element): Element[][] {
  return find(table, 'tbody').flatMap((body) => find(body, 'tr').map(cellsOf))
}

export function headOf(table: Element): string[] {
  return find(table, 'thead').flatMap((head) => find(head, 'th').map(textOf))
}

function cellsOf(row: Element): Element[] {
  return row.children.filter((child): child is Element => typeof child !== 'string' && /^t[dh]$/.test(child.name))
}

/** Each part of a bar: look, where it starts, its width, and its title. */
export function barOf(element: Element): {look: string; x: number; width: number; title: string}[] {
  return find(element, 'svg', {class: 'coverage-bar'}).flatMap((bar) =>
    find(bar, 'rect').map((part) => ({
      look: classesOf(part).join(' '),
      x: Number(part.attributes.x),
      width: Number(part.attributes.width),
      title: find(part, 'title')
        .flatMap(({children}) => children.map(rawText))
        .join(''),
    })),
  )
}
