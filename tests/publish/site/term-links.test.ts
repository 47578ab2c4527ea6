import assert from 'node:assert/strict'
import {test} from 'node:test'
import {termLinker} from '../../../tools/publish/site/term-links.ts'
import type {TermRow} from '../../../tools/trace/site/rows.ts'
import {kettle, siteOf} from './small-specification.ts'

const terms: TermRow[] = [
  ['buffer', 'a place', 'terms', 'words', 1],
  ['available buffer', 'a free place', 'terms', 'words', 1],
  ['CAN', 'a bus', 'terms', 'words', 1],
  ['R&D', 'work', 'terms', 'words', 0],
  ['amp', 'a unit', 'terms', 'words', 1],
]

/** Links are shown as {text}. */
function linked(...blocks: string[]): string {
  const link = termLinker(terms).start('page')
  return blocks.map((html) => link(html).replace(/<a class="term"[^>]*>([\s\S]*?)<\/a>/g, '{$1}')).join('|')
}

for (const [rule, html, expected] of [
  ['the longest term wins', 'an available buffer', 'an {available buffer}'],
  ['only the first use is linked', 'buffer, buffer', '{buffer}, buffer'],
  ['a plural is a use', 'Buffers and buffer', '{Buffers} and buffer'],
  ['case does not matter', 'AVAILABLE Buffer', '{AVAILABLE Buffer}'],
  ['a line may break within a term', 'available\nbuffer', '{available\nbuffer}'],
  [
    'parts of words are no uses',
    'rebuffer buffering pre-buffer buffer_size bufferé',
    'rebuffer buffering pre-buffer buffer_size bufferé',
  ],
  ['an acronym is meant only as it is written', 'it can, CAN', 'it can, {CAN}'],
  ['entities are no words', 'a &amp; b', 'a &amp; b'],
  ['a term may hold an entity', 'in R&amp;D', 'in {R&amp;D}'],
  ['links stay as they are', '<a href="x">a <code>y</code> buffer</a>', '<a href="x">a <code>y</code> buffer</a>'],
  [
    'code stays as it is',
    '<pre><code>buffer</code> buffer</pre><code>buffer</code>',
    '<pre><code>buffer</code> buffer</pre><code>buffer</code>',
  ],
  ['headings stay as they are', '<h2 id="x">Buffer <em>buffer</em></h2>', '<h2 id="x">Buffer <em>buffer</em></h2>'],
  [
    'heads of items stay as they are',
    '<div class="item-head"><span>buffer</span></div>buffer',
    '<div class="item-head"><span>buffer</span></div>{buffer}',
  ],
  ['attributes stay as they are', '<img alt="buffer">', '<img alt="buffer">'],
  [
    'heads of tables stay as they are',
    '<th scope="col">buffer</th><td>buffer</td>',
    '<th scope="col">buffer</th><td>{buffer}</td>',
  ],
] as const) {
  test(`terms: ${rule}`, () => assert.equal(linked(html), expected))
}

test('terms: the first use is counted over all blocks of a chapter', () => {
  assert.equal(linked('<p>buffer</p>', '<p>buffer</p>'), '<p>{buffer}</p>|<p>buffer</p>')
})

test('terms: a link leads to the definition, or to the section where it is no paragraph of its own', () => {
  const link = termLinker(terms).start('page')
  assert.equal(link('buffer'), '<a class="term" href="terms.html#term%3Abuffer" title="a place">buffer</a>')
  assert.equal(link('R&amp;D'), '<a class="term" href="terms.html#words" title="work">R&amp;D</a>')
})

test('terms: on real pages, everywhere but in the glossary', async (context) => {
  const {files} = await siteOf(context, kettle)
  const words = (page: string) =>
    [...files.get(page)!.matchAll(/<a class="term"[^>]*>([\s\S]*?)<\/a>/g)].map(([, word]) => word)
  assert.deepEqual(words('boiling.html'), ['Kettles', 'boiling point', 'water'])
  assert.deepEqual(words('start.html'), ['kettle', 'water'])
  assert.match(
    files.get('start.html')!,
    /<p class="definition" id="term:boiling-point"><strong>boiling point<\/strong>/,
  )
})
