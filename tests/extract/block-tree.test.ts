import assert from 'node:assert/strict'
import {test} from 'node:test'
import {createHighlighter} from '../../tools/extract/blocks/highlight.ts'
import {extract} from '../../tools/extract/extract.ts'
import {createParser} from '../../tools/markdown/parse.ts'
import type {BlockNode} from '../../tools/model/chapter-tree.ts'
import {sampleSettings} from '../settings.ts'

const parse = await createParser()
const highlight = await createHighlighter()

async function treesOf(source: string): Promise<BlockNode[]> {
  const place = {path: 'chapters/sample.md', slug: 'sample', number: 1, part: 1}
  const {blocks} = extract({place, source, tree: await parse(source), settings: sampleSettings, highlight})
  return blocks.map(({tree}) => JSON.parse(tree) as BlockNode)
}

const inlines: Record<string, [markdown: string, children: unknown[]]> = {
  'a reference is a node': ['see [REQ-A-001].', ['see ', {type: 'reference', id: 'REQ-A-001'}, '.']],
  'a literal id is text': ['see \\[REQ-A-001]', ['see [REQ-A-001]']],
  'a definition is resolved': [
    '[a][x]\n\n[x]: https://example.org "t"',
    [{type: 'link', url: 'https://example.org', title: 't', children: ['a']}],
  ],
  'a chapter is named by its slug': [
    '[a](sample.md#b%20c)',
    [{type: 'link', chapter: 'sample', anchor: 'b c', children: ['a']}],
  ],
  'a link without words keeps its address': [
    '[](sample.md)',
    [{type: 'link', chapter: 'sample', address: 'sample.md', children: []}],
  ],
  'what leads nowhere is its words': ['a [*b*](javascript:x) [c](no.md)', ['a ', emphasis('b'), ' c']],
  'an image has the path that it is published under': [
    '![a](../b.png)![c](https://d)',
    [
      {type: 'image', path: 'b.png', alt: 'a'},
      {type: 'image', alt: 'c'},
    ],
  ],
  'HTML that passes is tags, all else text': [
    'a<sub>b</sub><!-- c --><i>d</i>',
    ['a', {type: 'start', element: 'sub'}, 'b', {type: 'end', element: 'sub'}, '<i>d</i>'],
  ],
  'a note is named': ['a[^B]\n\n[^B]: c', ['a', {type: 'footnoteReference', name: 'b', label: 'B'}]],
  'a level word outside of items is a word': ['it MUST', ['it MUST']],
}

function emphasis(text: string): object {
  return {type: 'emphasis', children: [text]}
}

for (const [name, [markdown, children]] of Object.entries(inlines)) {
  test(`tree: ${name}`, async () => {
    const [first] = await treesOf(markdown)
    assert.deepEqual(first, {type: 'paragraph', children})
  })
}

const blocks: Record<string, [markdown: string, tree: unknown]> = {
  'an item is a field of its container; tag and title are out of its text': [
    '> [REQ-A-001] **A `b`.** It MUST\n> do.',
    {
      type: 'blockquote',
      item: {
        ...{id: 'REQ-A-001', type: 'requirement', level: 'MUST', title: 'A b'},
        words: ['A ', {type: 'inlineCode', value: 'b'}],
        extent: [2, 37],
      },
      children: [{type: 'paragraph', children: ['  It ', {type: 'levelWord', word: 'MUST'}, '\ndo.']}],
    },
  ],
  'a row that is an item': [
    '| Requirement | b |\n|--|:-:|\n| [REQ-A-001] **T.** | It MAY. |',
    {
      type: 'table',
      align: [null, 'center'],
      head: [['Requirement'], ['b']],
      rows: [
        {
          item: {id: 'REQ-A-001', type: 'requirement', level: 'MAY', title: 'T'},
          cells: [[' '], ['It ', {type: 'levelWord', word: 'MAY'}, '.']],
        },
      ],
    },
  ],
  'a callout is without its marker': [
    '> [!NOTE]\n> a',
    {type: 'callout', kind: 'note', children: [{type: 'paragraph', children: ['a']}]},
  ],
  'a callout may go on in the line of its marker': [
    '> [!TIP] a\n>\n> b',
    {
      type: 'callout',
      kind: 'tip',
      children: [
        {type: 'paragraph', children: ['a']},
        {type: 'paragraph', children: ['b']},
      ],
    },
  ],
  'a callout whose bracket is escaped is a quote': [
    '> \\[!NOTE] a',
    {type: 'blockquote', children: [{type: 'paragraph', children: ['[!NOTE] a']}]},
  ],
  // Git hosts look for the marker in the source: an entity is text to them.
  'a callout whose bracket is an entity is a quote': [
    '> &#91;!NOTE]\n> a',
    {type: 'blockquote', children: [{type: 'paragraph', children: ['[!NOTE]\na']}]},
  ],
  'a callout whose closing bracket is escaped is a quote': [
    '> [!NOTE\\] a',
    {type: 'blockquote', children: [{type: 'paragraph', children: ['[!NOTE] a']}]},
  ],
  'a list': [
    '3. [x] a\n4. b',
    {
      type: 'list',
      ordered: true,
      start: 3,
      children: [
        {type: 'listItem', checked: true, children: [{type: 'paragraph', children: ['a']}]},
        {type: 'listItem', children: [{type: 'paragraph', children: ['b']}]},
      ],
    },
  ],
  'a heading opens a section': [
    '## A *b*',
    {type: 'heading', depth: 2, anchor: 'a-b', number: '1.1', children: ['A ', emphasis('b')]},
  ],
  'a heading in a quote opens none': [
    '> ## a',
    {type: 'blockquote', children: [{type: 'heading', depth: 2, children: ['a']}]},
  ],
  'code has its colours': [
    '```js\nlet a\n```',
    {type: 'code', language: 'js', coloured: [{span: 'hljs-keyword'}, 'let', null, ' a']},
  ],
  'code of no known language': ['```nobody\na\n```', {type: 'code', language: 'nobody', value: 'a'}],
  'the table of features': ['<!-- avps:features pot -->', {type: 'features', device: 'pot'}],
}

for (const [name, [markdown, tree]] of Object.entries(blocks)) {
  test(`tree: ${name}`, async () => assert.deepEqual((await treesOf(markdown))[0], tree))
}

test('tree: a figure has what it is drawn from, and its line', async () => {
  const [, figure] = await treesOf('a\n\n```dot title="T" alt="A"\ndigraph {}\n```')
  assert.ok(figure?.type === 'figure')
  const {hash, ...rest} = figure
  assert.match(hash, /^[0-9a-f]{16}$/)
  assert.deepEqual(rest, {type: 'figure', title: 'T', alt: 'A', source: 'digraph {}', line: 3})
})

test('tree: it is no deeper than JSON of a database may be', async () => {
  for (const [opening, end] of [
    ['> ', ''],
    ['- ', ''],
    ['*a **b ', ' b** a*'],
  ] as const) {
    const trees = await treesOf(`${opening.repeat(90)}x${end.repeat(90)}`)
    let depth = 0
    let deepest = 0
    for (const character of JSON.stringify(trees)) {
      if (character === '{' || character === '[') deepest = Math.max(deepest, ++depth)
      if (character === '}' || character === ']') depth--
    }
    assert.ok(deepest > 30 && deepest < 300, `${opening}: ${deepest}`)
  }
})
