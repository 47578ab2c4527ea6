import assert from 'node:assert/strict'
import test from 'node:test'
import {buildDocument} from '../../../tools/publish/pdf/build-document.ts'
import type {Block, Chapter, Document} from '../../../tools/publish/pdf/document.ts'
import {loadFonts} from '../../../tools/publish/pdf/fonts.ts'
import {effort, firstSeed, randomOf} from '../../random.ts'
import {nestedChapter} from '../site/nesting.ts'
import {sampleChapter, sampleInput} from './sample-input.ts'

const fonts = loadFonts()

function documentOf(...sources: string[]): Document {
  return buildDocument(sampleInput(sources.map((source, index) => sampleChapter(source, index + 1))), fonts).document
}

function chapterOf(source: string): Chapter {
  return documentOf(source).parts[0]!.chapters[0]!
}

function blocksOf(source: string): Block[] {
  return chapterOf(`# Title\n\n${source}`).blocks
}

test('document: an item is a box with its head, without tag and title in the text', () => {
  const [box] = blocksOf('> [REQ-1] **Flush `orders` writes.** The device MUST\n> do it.')
  assert.equal(box?.type, 'item')
  assert.deepEqual(box.head, {
    id: 'REQ-1',
    label: 'REQ-1',
    tone: 'must',
    badge: 'MUST',
    title: ['Flush ', {type: 'code', pieces: ['orders']}, ' writes'],
  })
  assert.deepEqual(box.content, [
    {type: 'paragraph', content: ['The device ', {type: 'keyword', text: 'MUST'}, ' do it.'], label: null},
  ])
  assert.equal(box.together, true)
})

test('document: an item without a title keeps its strong words', () => {
  const chapter = sampleChapter('# T\n\n> [REQ-1] Here **nothing** MUST be lost.')
  const {document} = buildDocument(sampleInput([chapter]), fonts)
  const [box] = document.parts[0]!.chapters[0]!.blocks
  assert.equal(box?.type === 'item' && JSON.stringify(box.content[0]).includes('nothing'), true)
})

test('document: a long item may break', () => {
  const [box] = blocksOf(`> [REQ-1] MUST ${'word '.repeat(1000)}`)
  assert.equal(box?.type === 'item' && box.together, false)
})

test('document: an item interrupts its list, and keeps its number in a numbered one', () => {
  const types = (source: string) => blocksOf(source).map(({type}) => type)
  assert.deepEqual(types('- a\n- [REQ-1] MUST\n- b'), ['list', 'item', 'list'])
  assert.deepEqual(types('1. a\n2. [REQ-1] MUST\n3. b'), ['list'])
})

test('document: a row that is an item has its head in the first cell and its details in the last', () => {
  const [table] = blocksOf('| Requirement | Statement |\n|--|--|\n| [REQ-1] **Title.** | It MUST. |\n| plain | x |')
  assert.equal(table?.type, 'table')
  const [first, last] = table.rows[0]!.cells
  assert.deepEqual(first?.head?.title, ['Title'])
  assert.deepEqual(first?.content, [])
  assert.equal(last?.details.length, 4)
  assert.equal(table.rows[1]!.cells[0]!.head, null)
})

test('document: references and links lead to labels, also across chapters', () => {
  const document = documentOf(
    '# One\n\nSee [REQ-1], [two](chapter-2.md), [there](chapter-2.md#the-place) and [here](#below).\n\n## Below',
    '# Two\n\n## The place\n\n> [REQ-1] It MUST.',
  )
  const [paragraph] = document.parts[0]!.chapters[0]!.blocks
  const labels =
    paragraph?.type === 'paragraph'
      ? paragraph.content.flatMap((part) => (typeof part !== 'string' && part.type === 'link' ? part.label : []))
      : []
  assert.deepEqual(labels, ['REQ-1', 'chapter-2', 'chapter-2.the-place', 'chapter-1.below'])
})

test('document: an anchor of raw HTML leads to the section that it stands in', () => {
  const document = documentOf(
    '# One\n\n[a](#up) [b](#here) [c](chapter-2.md#there) [d](#nowhere)\n\n<a id="up"></a>x\n\n## Below\n\n> - <a id="here"></a>y',
    '# Two\n\n## The place\n\n> [REQ-1] It MUST <a id="there"></a>.',
  )
  const [paragraph] = document.parts[0]!.chapters[0]!.blocks
  const labels =
    paragraph?.type === 'paragraph'
      ? paragraph.content.flatMap((part) => (typeof part !== 'string' && part.type === 'link' ? [part.label] : []))
      : []
  assert.deepEqual(labels, ['chapter-1', 'chapter-1.below', 'chapter-2.the-place', null])
})

test('document: what is nested too deep for its markup keeps its notes, breaks and references', () => {
  const inner = 'a[^1]<br>b [REQ-1] ![c](x.png) [](http://x.y)'
  const deep = `${'*_'.repeat(5)}${inner}${'_*'.repeat(5)}`
  const found = JSON.stringify(blocksOf(`${deep}\n\n[^1]: the note\n\n> [REQ-1] MUST`))
  for (const part of ['"type":"footnote"', 'the note', '"line-break"', '"label":"REQ-1"', '[c]', 'http://x.y'])
    assert.ok(found.includes(part), part)
})

test('document: a note that no running text places stands at the end of its chapter', () => {
  const blocks = blocksOf('## Of[^1]\n\nx[^2]\n\n[^1]: one\n\n[^2]: two [^3]\n\n> [^3]: three\n\n[^2]: other')
  const end = blocks.slice(-6).map((block) => (block.type === 'paragraph' ? block.content : block.type))
  const name = (label: string) => [{type: 'superscript', content: [`[${label}]`]}]
  assert.deepEqual(end, [name('1'), ['one'], name('3'), ['three'], name('2'), ['other']])
})

test('document: the head of a table that holds a link is not repeated', () => {
  const repeated = (head: string) =>
    blocksOf(`| a | ${head} |\n|--|--|\n| [x](http://x.y) | c |`).map(
      (block) => block.type === 'table' && block.repeated,
    )
  assert.deepEqual(repeated('b'), [true])
  for (const head of ['[b](http://x.y)', '**[b](#x)**', '[REQ-1]']) assert.deepEqual(repeated(head), [false], head)
})

test('document: the feature bits of a device are a table, as on the site', () => {
  const [table, none] = blocksOf(
    '<!-- avps:features pot -->\n\n<!-- avps:features lid -->\n\n> [REQ-1] **Lid.** It MUST.',
  )
  assert.equal(table?.type, 'table')
  assert.deepEqual(
    table.rows.map(({cells}) => cells.map(({content}) => content)),
    [
      [
        ['0'],
        [{type: 'code', pieces: ['POT_F_LID']}],
        ['MUST ', {type: 'link', label: 'REQ-1', url: null, content: [{type: 'id', text: 'REQ-1'}]}, ' Lid'],
      ],
      [['1'], [{type: 'code', pieces: ['POT_F_', 'LIDLESS']}], ['none']],
    ],
  )
  assert.deepEqual(none, {type: 'paragraph', content: ['No catalogue lists feature bits of lid.'], label: null})
})

test('document: a line break in a title is a space in the contents', () => {
  const titles = Object.values(documentOf('# T\n\n## a<br>b').contents).map(({title}) => title)
  assert.deepEqual(titles[2], ['a b'])
})

test('document: every label stands once, whatever stands twice', () => {
  for (let seed = firstSeed; seed < firstSeed + 60 * effort; seed++) {
    const random = randomOf(seed)
    const sources = [nestedChapter(random), nestedChapter(random)].map((source) =>
      source.replaceAll('KTL-BOIL-', 'REQ-'),
    )
    const labels = labelsIn(documentOf(...sources))
    assert.ok(labels.length > 2)
    assert.deepEqual(
      labels.filter((label, index) => labels.indexOf(label) !== index),
      [],
      `TEST_SEED=${seed}`,
    )
  }
})

/** The labels that the places of a document have; those of links are where they lead. */
function labelsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap(labelsIn)
  const {type, label} = value as {type?: string; label?: unknown}
  const isPlace = type !== 'link' && type !== 'footnote-again' && typeof label === 'string' && label !== ''
  const isDetail = !('type' in value) && 'value' in value
  return [...(isPlace && !isDetail ? [label] : []), ...Object.values(value).flatMap(labelsIn)]
}

test('document: a target that does not exist or must not be followed is no link', () => {
  const sources = ['[x](nowhere.md#y)', '[x](javascript:alert)', '[x](data:text/html,x)', '[x](../../etc)']
  for (const source of sources)
    assert.deepEqual(blocksOf(source), [{type: 'paragraph', content: ['x'], label: null}], source)
  assert.match(JSON.stringify(blocksOf('[x](http://[bad)')), /"label":null,"url":null/)
  assert.match(JSON.stringify(blocksOf('x [REQ-9]')), /"label":null,"url":null/)
})

test('document: web and mail addresses are links', () => {
  assert.match(JSON.stringify(blocksOf('[x](https://example.org/ä)')), /"url":"https:\/\/example.org\/%C3%A4"/)
  assert.match(JSON.stringify(blocksOf('[x](//host/y)')), /"url":"https:\/\/host\/y"/)
  assert.match(JSON.stringify(blocksOf('[x][y]\n\n[y]: mailto:a@example.org')), /"url":"mailto:a@example.org"/)
})

test('document: the second of two equal ids has no label of its own', () => {
  const heads = blocksOf('> [REQ-1] MUST\n\n> [REQ-1] MUST').map((box) => (box.type === 'item' ? box.head.label : null))
  assert.deepEqual(heads, ['REQ-1', ''])
})

test('document: placeholders side by side have details of their own', () => {
  const boxes = blocksOf('> [REQ-?] MUST\n\n> [REQ-?] MUST').flatMap((box) => (box.type === 'item' ? box : []))
  assert.deepEqual(
    boxes.map(({head, details}) => [head.id, head.badge, details.length]),
    [
      ['REQ-?~chapter-1-1', 'MUST', 4],
      ['REQ-?~chapter-1-2', 'MUST', 4],
    ],
  )
})

test('document: no heading skips a level', () => {
  const {heading, blocks} = chapterOf('# T\n\n#### deep\n\n###### deeper\n\n## up\n\n# again')
  const levels = blocks.map((block) => (block.type === 'heading' ? block.level : 0))
  assert.deepEqual([heading.level, ...levels], [2, 3, 4, 3, 3])
})

test('document: a heading in a list or quote is no heading', () => {
  assert.deepEqual(blocksOf('> ## x')[0]?.type, 'quote')
  assert.match(JSON.stringify(blocksOf('> ## x')), /"strong"/)
})

test('document: alerts are callouts, other words are not', () => {
  const [note, other] = blocksOf('> [!NOTE]\n> Text\n\n> [!OTHER]\n> Text')
  assert.deepEqual(note, {
    type: 'callout',
    kind: 'note',
    title: 'Note',
    content: [{type: 'paragraph', content: ['Text'], label: null}],
  })
  assert.equal(other?.type, 'quote')
})

test('document: a note is placed once and repeated by its label', () => {
  const found = JSON.stringify(blocksOf('a[^1] b[^1]\n\n[^1]: text of the note [^1]'))
  assert.equal(found.split('text of the note').length, 2)
  assert.match(found, /"footnote-again","label":"note 1"/)
})

test('document: HTML is text, comments and front matter are nothing, images are their text', () => {
  assert.deepEqual(blocksOf('<!-- gone -->'), [])
  assert.deepEqual(chapterOf('---\na: b\n---\n# T').blocks, [])
  assert.deepEqual(blocksOf('a <b>c</b> ![alt](x.png)'), [
    {type: 'paragraph', content: ['a <b>c</b> ', '[alt]'], label: null},
  ])
  assert.equal(blocksOf('<div>\nx\n</div>')[0]?.type, 'code')
})

test('document: only figures with a title are numbered', () => {
  const captions = blocksOf('```dot alt="a"\n```\n\n```dot title="Flow" alt="b"\n```').map((block) =>
    block.type === 'figure' ? [block.caption, block.alt] : [],
  )
  assert.deepEqual(captions, [
    [null, 'a'],
    ['Figure 1: Flow', 'b'],
  ])
})

test('document: nesting is bounded', () => {
  const depthOf = (source: string) => {
    let depth = 0
    let deepest = 0
    for (const character of JSON.stringify(documentOf(source))) {
      if (character === '{' || character === '[') deepest = Math.max(deepest, ++depth)
      if (character === '}' || character === ']') depth--
    }
    return deepest
  }
  for (const opening of ['> ', '- ', '> - ']) assert.ok(depthOf(`# T\n\n${opening.repeat(60)}x`) < 110, opening)
  assert.ok(depthOf(`# T\n\n${'*a **b '.repeat(60)}x${'** c*'.repeat(60)}`) < 110)
})

test('document: what stands too deep for a box keeps its words', () => {
  const quoted = (lines: string[]) => lines.map((line) => `${'> '.repeat(14)}${line}`).join('\n')
  const item = JSON.stringify(blocksOf(quoted(['[REQ-1] **Title.** It MUST.'])))
  assert.match(item, /\{"type":"paragraph","content":\["\[REQ-1\] ",\{"type":"strong","content":\["Title"\]\}\]/)
  assert.match(item, /"It MUST\."/)
  assert.match(JSON.stringify(blocksOf(quoted(['[!TIP]', 'Text']))), /"strong","content":\["Tip"\].*"Text"/)
})

test('document: parts, contents and lists', () => {
  const document = documentOf('# One\n\n## Two\n\n> [REQ-1] **T.** MUST\n\n> [NEED-A] A need.')
  assert.equal(document.parts[0]!.heading?.level, 1)
  assert.deepEqual(Object.values(document.contents), [
    {role: 'part', number: '', title: ['Only part']},
    {role: 'chapter', number: '1', title: ['One']},
    {role: 'section', number: '1.1', title: ['Two']},
    {role: 'list', number: '', title: ['List of requirements']},
    {role: 'list', number: '', title: ['List of needs']},
  ])
  assert.deepEqual(
    document.lists.map(({levels, rows}) => [levels, rows.length]),
    [
      [true, 1],
      [false, 1],
    ],
  )
})

test('document: a chapter without a part stands on the first level', () => {
  const {document} = buildDocument(
    sampleInput([], {parts: [{title: '', chapters: [sampleChapter('# T')]}], date: 'soon'}),
    fonts,
  )
  assert.equal(document.parts[0]!.heading, null)
  assert.equal(document.parts[0]!.chapters[0]!.heading.level, 1)
  assert.equal(document.day, null)
})
