import assert from 'node:assert/strict'
import {test} from 'node:test'
import type {Extraction} from '../../tools/model/extraction.ts'
import {documentsOf} from '../../tools/publish/site/search-shard.ts'
import type {ChapterRow} from '../../tools/trace/site/rows.ts'
import {analyseFiles, printTree, rulesOf} from '../fixture.ts'

async function extractionOf(text: string) {
  const {analysis, findings} = await analyseFiles({'chapters/sample.md': text})
  const {extraction} = analysis!.chapters.find(({place}) => place.path === 'chapters/sample.md')!
  return {extraction: extraction!, rules: rulesOf(findings)}
}

const passing: Record<string, [markdown: string, html: string]> = {
  'a summary after its details, white space and comments apart': [
    '<details>\n<!-- c -->\n\n<summary>More <kbd>K</kbd></summary>\n\ntext\n\n</details>',
    '<summary>More <kbd>K</kbd></summary>',
  ],
  'details in details': [
    '<details><summary>A</summary>\n<details><summary>B</summary>\n\ntext\n\n</details>\n</details>',
    '<details open><summary>A</summary>\n<details open><summary>B</summary>',
  ],
  'what is balanced': ['H<sub>2</sub>O <KBD >Ctrl</KBD> a<br/>b<wbr>c', 'H<sub>2</sub>O <kbd>Ctrl</kbd> a<br>b<wbr>c'],
  'a comment': ['a <!-- x --> b', 'a  b'],
  'an anchor': ['<a name="here"></a>b', '<span id="here"></span>b'],
  'details over blocks': [
    '<details><summary>More</summary>\n\ntext\n\n</details>',
    '<details open><summary>More</summary><p>text</p>\n</details>',
  ],
}

for (const [name, [markdown, html]] of Object.entries(passing)) {
  test(`raw HTML: ${name} passes`, async () => {
    const {extraction, rules} = await extractionOf(`# Sample\n\n${markdown}\n`)
    assert.ok(bodyOf(extraction).includes(html), bodyOf(extraction))
    assert.ok(!rules.includes('raw-html'))
  })
}

const shownAsText: Record<string, [markdown: string, html: string]> = {
  'an element of no list': ['<b>x</b>', '&lt;b&gt;x&lt;/b&gt;'],
  'an attribute': ['<sub onclick="x">a</sub>', '&lt;sub onclick=&quot;x&quot;&gt;a&lt;/sub&gt;'],
  'an element that nobody ends': ['<details>\n\ntext', '&lt;details&gt;<p>text</p>'],
  'an end that nobody began': ['a</small> b', 'a&lt;/small&gt; b'],
  'elements that cross': ['<sub>a<sup>b</sub>c</sup>', '<sub>a&lt;sup&gt;b</sub>c&lt;/sup&gt;'],
  'an element that ends in another block': ['> <sub>a\n\nb</sub>', '&lt;sub&gt;a'],
  'a comment that never ends': ['<!-- a\n\nb', '&lt;!-- a'],
  'an end of no anchor': ['a</a> b', 'a&lt;/a&gt; b'],
  'an end that comes before its anchor': ['a</a> <a name="x">b</a>', 'a&lt;/a&gt; <span id="x"></span>b'],
  'a summary of nothing': ['<summary>a</summary>', '&lt;summary&gt;a&lt;/summary&gt;'],
  'a summary in running text': ['a <summary>b</summary>', 'a &lt;summary&gt;b&lt;/summary&gt;'],
  'a summary that comes late': [
    '<details>text<summary>a</summary></details>',
    '<details open>text&lt;summary&gt;a&lt;/summary&gt;</details>',
  ],
  'a second summary': [
    '<details><summary>a</summary><summary>b</summary></details>',
    '<summary>a</summary>&lt;summary&gt;b&lt;/summary&gt;',
  ],
  'a summary after a block': [
    '<details>\n\ntext\n\n<summary>a</summary>\n\n</details>',
    '&lt;summary&gt;a&lt;/summary&gt;',
  ],
  'a summary with a block in it': [
    '<details><summary>\n\n> [KET-LID-001] **Lid.** The lid MUST close.\n\n</summary></details>',
    '&lt;summary&gt;',
  ],
  'details in running text': ['a <details>b</details>', 'a &lt;details&gt;b&lt;/details&gt;'],
  'details in a cell': ['| <details>b</details> |\n|--|', '&lt;details&gt;b&lt;/details&gt;'],
  'details in an element of words': [
    '<sub>\n<details>b</details>\n</sub>',
    '<sub>\n&lt;details&gt;b&lt;/details&gt;\n</sub>',
  ],
  'a block in an element of words': ['<sub>\n\na\n\n</sub>', '&lt;sub&gt;<p>a</p>'],
  ...Object.fromEntries(
    // Each is valid in a parent that an author would have to write.
    ['li', 'tr', 'td', 'th', 'dt', 'dd', 'rt', 'rp', 'caption', 'option', 'figcaption', 'legend', 'source'].map(
      (name) => [`\`${name}\` of nothing`, [`a <${name}>b</${name}>`, `a &lt;${name}&gt;b&lt;/${name}&gt;`]] as const,
    ),
  ),
  'an instruction': ['<?php x ?>', '&lt;?php x ?&gt;'],
  'a tag inside of a tag': ['<div\n<script>alert(1)</script>', '&lt;div\n&lt;script&gt;alert(1)&lt;/script&gt;'],
}

for (const [name, [markdown, html]] of Object.entries(shownAsText)) {
  test(`raw HTML: ${name} is shown as text, and found`, async () => {
    const {extraction, rules} = await extractionOf(`# Sample\n\n${markdown}\n`)
    assert.ok(bodyOf(extraction).includes(html), bodyOf(extraction))
    assert.ok(rules.includes('raw-html'))
  })
}

test('raw HTML: titles show what the page shows', async () => {
  const {extraction} = await extractionOf(
    '# The <title> of it\n\n## A <b>bold</b> <kbd>key</kbd>\n\n> [KET-LID-001] **The <script> lid.** The lid MUST close.\n',
  )
  assert.equal(extraction.title, 'The <title> of it')
  assert.deepEqual(
    extraction.sections.map(({title, anchor}) => [title, anchor]),
    [
      ['The <title> of it', 'the-of-it'],
      ['A <b>bold</b> key', 'a-bold-key'],
    ],
  )
  assert.equal(extraction.items[0]!.title, 'The <script> lid')
})

test('raw HTML: what is shown as text is found by the search', async () => {
  const {extraction} = await extractionOf('# Sample\n\nAn <unknown-element> in text.\n')
  const blocks = extraction.blocks.map(({tree}) => [JSON.parse(tree), 'sample', 1])
  const sections = [['sample', 'Sample', 1, '1']]
  const [section] = documentsOf({number: 1, blocks, sections, items: []} as unknown as ChapterRow)
  assert.equal(section!.text, 'An <unknown-element> in text.')
})

function bodyOf({blocks}: Extraction): string {
  return blocks.map(({tree}) => printTree(tree)).join('')
}
