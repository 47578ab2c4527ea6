import assert from 'node:assert/strict'
import {test} from 'node:test'
import {fileURLToPath} from 'node:url'
import type {InlineNode} from '../../../tools/model/chapter-tree.ts'
import {packageRoot} from '../../../tools/own/package-root.ts'
import {printInlines} from '../../../tools/publish/site/print/inlines.ts'
import {escapeHtml, idsOfPage, type Printing} from '../../../tools/publish/site/print/printing.ts'
import {effort, firstSeed, randomOf} from '../../random.ts'
import {nestedChapter} from './nesting.ts'
import {itemOf, kettle, siteOf, siteOfRoot} from './small-specification.ts'
import {readStrictly} from './strict-html.ts'

test('strict: whatever is nested in what, a page is HTML without a link in a link, and every id stands once', async (context) => {
  for (let seed = firstSeed; seed < firstSeed + 50 * effort; seed += 50) {
    const chapters = Array.from({length: 50}, (_, index) => [
      `chapters/nested-${seed + index}.md`,
      nestedChapter(randomOf(seed + index)),
    ]) as [string, string][]
    const files = {
      ...kettle,
      'spec.yaml': kettle['spec.yaml']!.replace('chapters/empty.md', chapters.map(([path]) => path).join(', ')),
      ...Object.fromEntries(chapters),
    }
    const site = await siteOf(context, files)
    for (const [path, html] of site.files) {
      if (!path.endsWith('.html')) continue
      const number = /^nested-(\d+)/.exec(path)?.[1]
      readStrictly(html, `TEST_SEED=${number ?? seed} ${path}`)
    }
  }
})

test('strict: our own pages are HTML without a link in a link, and every id stands once', async () => {
  const {files} = await siteOfRoot(fileURLToPath(packageRoot))
  const pages = [...files].filter(([path]) => path.endsWith('.html'))
  assert.ok(pages.length > 20)
  for (const [path, html] of pages) readStrictly(html, path)
})

test('strict: a heading may have the words of the frame', async (context) => {
  const text = '# Main\n\n## Search\n\n## Contents\n\n## Page part 1\n\n## On this page\n\n## Search results\n'
  const page = (await siteOf(context, {...kettle, 'chapters/empty.md': text})).files.get('empty.html')!
  readStrictly(page, text)
  for (const anchor of ['main', 'search', 'contents', 'on-this-page', 'search-results'])
    assert.ok(page.includes(` id="${anchor}"><span class="number">`), anchor)
})

test('strict: placeholders of one name are places of their own, each with its trace', async (context) => {
  const text = '# Nothing yet\n\n> [KTL-BOIL-?] It MUST one.\n\n> [KTL-BOIL-?] It MUST two.\n'
  const page = (await siteOf(context, {...kettle, 'chapters/empty.md': text})).files.get('empty.html')!
  readStrictly(page, text)
  for (const name of ['KTL-BOIL-?~empty-1', 'KTL-BOIL-?~empty-2']) {
    const item = itemOf(page, name)
    assert.match(item, /<a class="id" href="#KTL-BOIL-%3F~empty-\d">KTL-BOIL-\?<\/a>/)
    assert.match(item, /<div class="trace">/)
  }
})

test('strict: the first page sets no places: they are those of the chapter', async (context) => {
  const text = kettle['chapters/start.md']!.replace('A kettle makes', '<a id="figures"></a>A kettle makes')
  const {files} = await siteOf(context, {...kettle, 'chapters/start.md': text})
  readStrictly(files.get('index.html')!, 'index')
  assert.match(files.get('start.html')!, /<span id="figures"><\/span>/)
})

test('strict: in a link nothing is a link', () => {
  const printing: Printing = {
    words: (text) => `<a class="term" href="t.html">${text}</a>`,
    reference: (id) => `<a href="#${id}">`,
    trace: () => '',
    id: idsOfPage([]),
  }
  const tree: InlineNode[] = [
    {
      ...{type: 'link', url: 'http://x.y'},
      children: [
        'a ',
        {type: 'anchor', name: 'q'},
        {type: 'reference', id: 'REQ-1'},
        {type: 'footnoteReference', name: '1'},
        {type: 'emphasis', children: [{type: 'link', chapter: 'c', children: ['b']}]},
        {type: 'image', path: 'p.png', alt: 'c'},
      ],
    },
  ]
  assert.equal(
    printInlines(tree, printing),
    '<a href="http://x.y" rel="noopener">a <span id="q"></span>REQ-1<sup>1</sup><em>b</em><img src="assets/p.png" alt="c"></a>',
  )
})

test('strict: a link without words shows where it leads', () => {
  const printing: Printing = {words: escapeHtml, reference: () => '', trace: () => '', id: idsOfPage([])}
  const link: InlineNode = {
    type: 'link',
    url: 'http://x.y',
    address: 'http://x.y',
    children: [{type: 'anchor', name: 'q'}],
  }
  assert.equal(printInlines([link], printing), '<a href="http://x.y" rel="noopener"><span id="q"></span>http://x.y</a>')
})

const refused: Record<string, string> = {
  'a link in a link': '<a href="x"><em><a href="y"></a></em></a>',
  'a link in a summary': '<details><summary><a href="x"></a></summary></details>',
  'a summary that comes late': '<details>x<summary></summary></details>',
  'a row without its table': '<div><tr></tr></div>',
  'a block among words': '<p><div></div></p>',
  'an id that stands twice': '<i id="x"></i><b id="x"></b>',
  'an element that nobody ends': '<div>',
  'a name of nothing': '<label for="x"></label>',
}

for (const [name, html] of Object.entries(refused)) {
  test(`strict: the test itself would see ${name}`, () => assert.throws(() => readStrictly(html, name)))
}
