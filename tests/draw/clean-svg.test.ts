import assert from 'node:assert/strict'
import {test} from 'node:test'
import {cleanSvg} from '../../tools/draw/clean-svg.ts'
import {hasForeignCss} from '../../tools/draw/css.ts'

const head = '<svg xmlns="http://www.w3.org/2000/svg">'

function drawing(inner: string): string {
  return `${head}${inner}</svg>`
}

/** What could act or ask for something, and the name that is reported. */
const foreign: Record<string, [inner: string, dropped: string[]]> = {
  'a script': ['<script>alert(1)</script>', ['script']],
  'a script of another name space': [
    '<x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script>',
    ['x:script'],
  ],
  'an event': ['<rect onclick="alert(1)"/>', ['onclick']],
  'an image': ['<image href="https://example.org/x.png"/>', ['image']],
  'an image of data': ['<image href="data:image/png;base64,AAAA"/>', ['image']],
  'a page': ['<foreignObject><iframe src="https://example.org"/></foreignObject>', ['foreignObject']],
  'an animation of an address': ['<use href="#a"><set attributeName="href" to="https://example.org"/></use>', ['set']],
  'an animation': ['<rect><animate attributeName="fill" values="url(https://example.org/x)"/></rect>', ['animate']],
  'a use of another file': ['<use href="https://example.org/x.svg#a"/>', ['href']],
  'a use of data': [
    '<use xlink:href="data:image/svg+xml,x" xmlns:xlink="http://www.w3.org/1999/xlink"/>',
    ['xlink:href'],
  ],
  'a filter': ['<filter id="f"><feImage href="https://example.org/x"/></filter>', ['filter']],
  'an address': ['<rect fill="url(https://example.org/x)"/>', ['fill']],
  'an address with a character reference': ['<rect fill="u&#114;l(https://example.org/x)"/>', ['fill']],
  'an address with an escape': ['<rect fill="\\75rl(https://example.org/x)"/>', ['fill']],
  'an address with a long escape': ['<rect fill="\\000075 \\72 l(https://example.org/x)"/>', ['fill']],
  'an address with a comment': ['<rect fill="url/**/(https://example.org/x)"/>', ['fill']],
  'an address in capitals': ['<rect style="fill: URL( https://example.org/x )"/>', ['style']],
  'a set of images': ['<rect style="cursor: image-set(\'https://example.org/x\' 1x)"/>', ['style']],
  'an address that ends outside of its hash': ['<rect fill="url(#a) url(//example.org)"/>', ['fill']],
  'an address between texts that look like a comment': [
    '<rect style=\'font-family:"/*";fill:url(https://example.org/x);font-family:"*/"\'/>',
    ['style'],
  ],
  'an address between addresses that look like a comment': [
    '<rect fill="url(#a/*) url(https://example.org/x) url(#b*/)"/>',
    ['fill'],
  ],
  'a style sheet of texts that look like a comment': [
    "<style>a{font-family:'/*'} rect{fill:url(https://example.org/x)} b{font-family:'*/'}</style>",
    ['style'],
  ],
  'a text that a line ends': [
    "<style>a{font-family:'\nb{fill:url(https://example.org/x)} c{font-family:'}</style>",
    ['style'],
  ],
  'a style sheet with an address': ['<style>rect{fill:\\75 rl(https://example.org/x)}</style>', ['style']],
  'a style sheet that imports': ['<style>@import "https://example.org/x.css";</style>', ['style']],
  'an import with an escape': ['<style>\\40 import "https://example.org/x.css";</style>', ['style']],
  'an import in character data': ['<style><![CDATA[@import "https://example.org/x.css";]]></style>', ['style']],
  'a style sheet in pieces': ['<style>@im<!-- -->port "https://example.org/x.css";</style>', ['style']],
  'a font': ['<style>@font-face{font-family:x;src:url(https://example.org/x)}</style>', ['style']],
  'a link': ['<a href="javascript:alert(1)"><rect/></a>', ['a']],
  'a base': ['<g xml:base="https://example.org/"><use href="#a"/></g>', ['xml:base']],
  'a pattern': ['<pattern id="p"><rect fill="url(https://example.org/x)"/></pattern>', ['pattern']],
  'an image in character data': [
    '<g><![CDATA[<image href="x"/>]]></g><image href="https://example.org/x.png"/>',
    ['image'],
  ],
}

for (const [name, [inner, dropped]] of Object.entries(foreign)) {
  test(`SVG: ${name} is left out`, () => {
    const result = cleanSvg(drawing(inner))
    assert.doesNotMatch(result.svg.replace(head, ''), /example\.org|alert|import|data:|javascript|xml:base/i)
    assert.deepEqual(result.dropped, dropped)
  })
}

test('SVG: instructions and document types are left out', () => {
  const source = `<?xml version="1.0"?><?xml-stylesheet href="https://example.org/x.css"?><!DOCTYPE svg [<!ENTITY x "y">]>${head}<rect/></svg>`
  assert.equal(cleanSvg(source).svg, drawing('<rect/>'))
})

test('SVG: what draws stays, byte for byte', () => {
  const plain = drawing(
    '<style>.a &gt; .b:not(.c){fill:rgb(1, 2, 3)}</style><defs><clipPath id="c"><rect width="5" height="5"/></clipPath></defs>' +
      '<g clip-path="url(#c)" transform="translate(1 2) rotate(3)"><text x="1">a &amp; b &lt; c</text><use href="#d"/></g>' +
      '<path d="M0 0L1 1" marker-end="url(\'#m\')" style="stroke:url(#g);fill:none"/>',
  )
  assert.deepEqual(cleanSvg(plain), {svg: plain, dropped: []})
})

test('SVG: words and comments may hold what CSS would ask with', () => {
  const plain = drawing(
    '<style>/* (c) "Someone" at x(y) */.a{font-family:"A (B)", \'C@D\'}</style><rect aria-label="Don\'t (a)" id="a(b)"/>',
  )
    .replaceAll('"A (B)"', '&quot;A (B)&quot;')
    .replaceAll('"Someone"', '&quot;Someone&quot;')
  assert.deepEqual(cleanSvg(plain), {svg: plain, dropped: []})
})

const repeated = [
  'a',
  ' ',
  '\n',
  '(',
  '/*',
  '/**/',
  'a(',
  'url(#a) ',
  'url(',
  '"',
  '""',
  "'\\",
  '\\',
  '\\75 ',
  'é',
  '@',
  '#a',
  'rgb(',
]

for (const part of repeated) {
  test(`SVG: CSS of ${JSON.stringify(part)} again and again is read in one pass`, () => {
    const before = process.cpuUsage()
    hasForeignCss(part.repeat(Math.ceil(1_000_000 / part.length)), 'sheet')
    const {user, system} = process.cpuUsage(before)
    assert.ok(user + system < 1_500_000, `${(user + system) / 1000} ms`)
  })
}

for (const part of [
  '<a',
  '<a ',
  '<!--',
  '<a>',
  '<a b="',
  '&',
  '&amp;',
  '<![CDATA[',
  '<?',
  ']]>',
  '<g/>',
  '<!DOCTYPE svg [',
]) {
  test(`SVG: ${JSON.stringify(part)} again and again is read, or refused, in seconds`, () => {
    const before = process.cpuUsage()
    try {
      cleanSvg(drawing(part.repeat(80_000 / part.length)))
    } catch (problem) {
      assert.match((problem as Error).message, /^Unexpected drawing/)
    }
    const {user, system} = process.cpuUsage(before)
    assert.ok(user + system < 1_500_000, `${(user + system) / 1000} ms`)
  })
}

test('SVG: text of character data is text, and stays', () => {
  assert.deepEqual(cleanSvg(drawing('<text><![CDATA[a < b]]> &amp; c</text>')), {
    svg: drawing('<text>a &lt; b &amp; c</text>'),
    dropped: [],
  })
})

test('SVG: elements of SVG under a prefix are left out, and reported; notes of a program are left out', () => {
  const svg = 'http://www.w3.org/2000/svg'
  const prefixed = drawing(`<s:rect xmlns:s="${svg}"/><unbound:rect/><i:note xmlns:i="https://inkscape.org"/>`)
  assert.deepEqual(cleanSvg(prefixed), {svg: drawing(''), dropped: ['s:rect', 'unbound:rect']})
  const both = drawing(`<g xmlns:i="https://inkscape.org"><i:a/></g><g xmlns:i="${svg}"><i:rect/></g>`)
  assert.deepEqual(cleanSvg(both).dropped, ['i:a', 'i:rect'])
})

test('SVG: a prefixed address keeps the declaration that it needs', () => {
  const source = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:l="x"><use xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="#a"/></svg>`
  assert.equal(
    cleanSvg(source).svg,
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><use xlink:href="#a"/></svg>',
  )
})

const refused: Record<string, string> = {
  'no SVG': '<html/>',
  'no XML': `${head}<g>`,
  'an unknown entity': drawing('&x;'),
  'an entity of its own': `<!DOCTYPE svg [<!ENTITY x "y">]>${drawing('&x;')}`,
  'no width': '<svg width="0" height="5"/>',
  'a negative height': '<svg width="5" height="-5"/>',
  'a height beyond measure': '<svg width="5" height="1e9"/>',
  'an empty view': '<svg viewBox="0 0 0 0"/>',
  'a text in place of a width': '<svg width="wide"/>',
  'groups without end': drawing('<g>'.repeat(300) + '</g>'.repeat(300)),
  'groups beyond any stack': drawing('<g>'.repeat(100_000) + '</g>'.repeat(100_000)),
  'a use of itself': drawing('<g id="a"><use href="#a"/></g>'),
  'uses that double': drawing(
    Array.from({length: 30}, (_, level) => `<g id="l${level}">${`<use href="#l${level + 1}"/>`.repeat(2)}</g>`).join(
      '',
    ),
  ),
}

for (const [name, source] of Object.entries(refused)) {
  test(`SVG: ${name} is refused with a reason`, () => {
    assert.throws(() => cleanSvg(source), Error)
  })
}
