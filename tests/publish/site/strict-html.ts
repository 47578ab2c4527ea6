import assert from 'node:assert/strict'

const voids = new Set(['area', 'br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'wbr'])

const phrasing = new Set(
  'a br button code del em img input kbd label select small span strong sub sup wbr #text'.split(' '),
)

/** Elements that hold words alone. */
const ofWords = new Set(
  'a button code del em h1 h2 h3 h4 h5 h6 kbd label p pre small span strong sub summary sup'.split(' '),
)

/** What an element stands in, and nowhere else. */
const parents: Record<string, string[]> = {
  li: ['ul', 'ol'],
  tr: ['thead', 'tbody'],
  td: ['tr'],
  th: ['tr'],
  thead: ['table'],
  tbody: ['table'],
  colgroup: ['table'],
  col: ['colgroup'],
  dt: ['dl', 'div'],
  dd: ['dl', 'div'],
  summary: ['details'],
  figcaption: ['figure'],
  option: ['select'],
}

interface Open {
  name: string
  children: number
}

/**
 * Reads a page as strictly as its printer has to write it: every tag is ended, stands where HTML allows it, no link lies in a
 * link, a button or a summary, and every id stands once. What is not so throws, with the text before it.
 */
export function readStrictly(html: string, hint: string): void {
  const ids = new Set<string>()
  const named: string[] = []
  const open: Open[] = []
  const page = html.replace(/^<!doctype html>\n/, '')
  for (const match of page.matchAll(/<!--.*?-->|<(\/?)([a-z][a-z0-9]*)((?:\s[^\s=<>"]+(?:="[^"]*")?)*)>|<|[^<]+/gs)) {
    const [source, slash, name, attributes = ''] = match
    const fail = (problem: string) =>
      assert.fail(
        `${problem} in ${open.map((element) => element.name).join(' ')}: ${page.slice(Math.max(0, match.index - 200), match.index + 80)}\n${hint}`,
      )
    if (source === '<') fail('a sign that opens no tag')
    const outer = open.at(-1)
    if (source.startsWith('<!--')) continue
    if (name === undefined) {
      if (outer && source.trim() !== '') outer.children++
      continue
    }
    if (slash !== '') {
      if (open.pop()?.name !== name) fail(`an end of ${name}`)
      continue
    }
    if (outer) {
      if (ofWords.has(outer.name) && !phrasing.has(name)) fail(`${name} among words`)
      if (name === 'a' && open.some((element) => ['a', 'button', 'summary'].includes(element.name))) fail('a link')
      if (parents[name] && !parents[name].includes(outer.name)) fail(`${name} without its parent`)
      if (name === 'summary' && outer.children > 0) fail('a summary that is not the first')
      outer.children++
    }
    for (const [, key, value] of attributes.matchAll(/\s([^\s=]+)="([^"]*)"/g)) {
      if (key === 'id') {
        if (value === '' || /\s/.test(value!) || ids.has(value!)) fail(`a second id "${value}"`)
        ids.add(value!)
      } else if (key === 'for' || key === 'aria-controls' || key === 'aria-labelledby') named.push(value!)
    }
    if (!voids.has(name)) open.push({name, children: 0})
  }
  assert.deepEqual(open, [], hint)
  for (const name of named) assert.ok(ids.has(name), `${name} is named and not there\n${hint}`)
}
