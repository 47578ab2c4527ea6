import assert from 'node:assert/strict'
import {test} from 'node:test'
import {extract} from '../../../tools/extract/extract.ts'
import {createParser} from '../../../tools/markdown/parse.ts'
import type {BlockNode} from '../../../tools/model/chapter-tree.ts'
import {printBlock} from '../../../tools/publish/site/print/blocks.ts'
import type {Printing} from '../../../tools/publish/site/print/printing.ts'
import {termLinker} from '../../../tools/publish/site/term-links.ts'
import type {TermRow} from '../../../tools/trace/site/rows.ts'
import {sampleSettings} from '../../settings.ts'
import {kettle, siteOf} from './small-specification.ts'

const terms: TermRow[] = [
  ['buffer', 'a place', 'terms', 'words', 1],
  ['available buffer', 'a free place', 'terms', 'words', 1],
  ['CAN', 'a bus', 'terms', 'words', 1],
  ['R&D', 'work', 'terms', 'words', 0],
  ['amp', 'a unit', 'terms', 'words', 1],
  ["driver's", 'of it', 'terms', 'words', 1],
]

const parse = await createParser()

/** The blocks of a chapter as its page shows them. */
async function pageOf(markdown: string): Promise<string> {
  const place = {path: 'chapters/sample.md', slug: 'sample', number: 1, part: 1}
  const tree = await parse(markdown)
  const {blocks} = extract({place, source: markdown, tree, settings: sampleSettings, highlight: () => undefined})
  const page: Printing = {words: termLinker(terms).start('page'), reference: () => '<a>', trace: () => '', id: () => ''}
  return blocks.map((block) => printBlock(JSON.parse(block.tree) as BlockNode, page)).join('')
}

/** The words that are linked, in order. */
async function linked(markdown: string): Promise<string[]> {
  return [...(await pageOf(markdown)).matchAll(/<a class="term"[^>]*>([^<]*)<\/a>/g)].map(([, words]) => words!)
}

const rules: [rule: string, markdown: string, expected: string[]][] = [
  ['the longest term wins', 'an available buffer', ['available buffer']],
  ['only the first use is linked', 'buffer, buffer\n\nbuffer', ['buffer']],
  ['a plural is a use', 'Buffers and buffer', ['Buffers']],
  ['case does not matter', 'AVAILABLE Buffer', ['AVAILABLE Buffer']],
  ['a line may break within a term', 'available\nbuffer', ['available\nbuffer']],
  ['parts of words are no uses', 'rebuffer buffering pre-buffer buffer_size bufferé', []],
  ['a word ends where its markup does', 'pre*buffer*s', ['buffer']],
  ['a comment parts no word', 'buf<!-- x -->fer', ['buffer']],
  ['what is no link parts no word', 'pre[buffer](no.md)', []],
  ['an acronym is meant only as it is written', 'it can, CAN', ['CAN']],
  ['entities are no words', 'a &amp; b', []],
  ['a term may hold a character that is escaped', "in R&D, in the driver's", ['R&amp;D', "driver's"]],
  ['links stay as they are', '[a `y` buffer](https://example.org) <https://buffer.org/>', []],
  ['what is no link is text', '[a buffer](nowhere.md)', ['buffer']],
  ['references stay as they are', 'see [REQ-A-001]', []],
  ['code stays as it is', '`buffer`\n\n    buffer\n', []],
  ['headings stay as they are', '# Buffer *buffer*\n\n> ## buffer\n', ['buffer']],
  ['heads of items stay as they are', '> [REQ-A-001] **The buffer.** It MUST hold.', []],
  ['images and figures stay as they are', '![buffer](x.png)\n\n```dot title="buffer" alt="buffer"\n```\n', []],
  ['heads of tables stay as they are', '| buffer |\n|--|\n| Buffer |', ['Buffer']],
  [
    'names of keys and of what is folded stay',
    '<kbd>a *buffer*</kbd>\n\n<details><summary>buffer</summary>\n</details>',
    [],
  ],
  ['HTML that is shown as text is text', '<b>buffer</b>', ['buffer']],
]

for (const [rule, markdown, expected] of rules)
  test(`terms: ${rule}`, async () => assert.deepEqual(await linked(markdown), expected))

test('terms: a link leads to the definition, or to the section where it is no paragraph of its own', () => {
  const link = termLinker(terms).start('page')
  assert.equal(link('buffer'), '<a class="term" href="terms.html#term%3Abuffer" title="a place">buffer</a>')
  assert.equal(link('R&D'), '<a class="term" href="terms.html#words" title="work">R&amp;D</a>')
})

test('terms: what is no term is escaped', () => {
  assert.equal(
    termLinker(terms).start('page')('<a> & "buffer" &'),
    '&lt;a&gt; &amp; &quot;<a class="term" href="terms.html#term%3Abuffer" title="a place">buffer</a>&quot; &amp;',
  )
  assert.equal(termLinker([]).start('page')('<a>'), '&lt;a&gt;')
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
