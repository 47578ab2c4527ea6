import assert from 'node:assert/strict'
import {test} from 'node:test'
import {itemOf, kettle, siteOf, textOf} from './small-specification.ts'

test('a requirement shows its trace', async (context) => {
  const {files} = await siteOf(context, kettle)
  const text = textOf(itemOf(files.get('boiling.html')!, 'KTL-BOIL-001'))
  assert.match(text, /KTL-BOIL-001 MUST Water boils/)
  assert.match(text, /binds the kettle if device\(pot\) and feature\(POT_F_LID\) by test profile home/)
  assert.match(text, /changed since revision 1/)
  assert.match(text, /red: no case/)
  assert.match(text, /Rationale Cold tea is no tea\./)
  assert.match(text, /Serves NEED-TEA Tea/)
  assert.match(text, /Source The Tea Standard , brew\.hot Chapter 4, hot/)
  assert.match(text, /What depends on it KTL-BOIL-002 Dry/)
  assert.match(text, /Cases No case yet\./)
  assert.match(text, /States red: no case; no case checks it yet/)
  assert.match(text, /Accepted gaps red, fail: The coil is weak\. \(heat group, until 2027-01-01\)/)
  assert.match(text, /Revision 1, changed, not accepted yet; issued in 1\.0\.0 as revision 1/)
})

test('a clause links to its standard, but to no other scheme than the web', async (context) => {
  const {files} = await siteOf(context, kettle)
  assert.match(files.get('boiling.html')!, /<a href="https:\/\/example\.org\/tea"[^>]*>The Tea Standard<\/a>/)
  const catalogue = 'requirements/catalogues/tea-2.yaml'
  const hostile = kettle[catalogue]!.replace('https://example.org/tea', 'javascript:alert(1)')
  const other = await siteOf(context, {...kettle, [catalogue]: hostile})
  assert.doesNotMatch(other.files.get('boiling.html')!, /javascript:/)
})

test('a row shows a compact trace, and its case with what was seen', async (context) => {
  const row = itemOf((await siteOf(context, kettle)).files.get('boiling.html')!, 'KTL-BOIL-002')
  assert.match(row, /<div class="trace compact">/)
  const text = textOf(row)
  assert.match(text, /red: verified Rationale and trace/)
  assert.match(text, /Verified by test Profiles all/)
  assert.match(text, /Answers Q-001 Colour/)
  assert.match(text, /Cases stays cold when dry conformance\/cases\/boil\/dry\.case\.ts red: pass \(stayed at 20\)/)
  assert.match(text, /States red: verified; observed: every case that answers it passes/)
})

test('evidence answers a requirement that is reviewed', async (context) => {
  const text = textOf(itemOf((await siteOf(context, kettle)).files.get('boiling.html')!, 'KTL-SAFE-001'))
  assert.match(text, /Evidence asked for A photograph\./)
  assert.match(text, /States red: attested; evidence of an inspection or analysis answers it \(photo\.jpg\)/)
  assert.doesNotMatch(text, /Cases/)
})

test('a need shows what serves it, a question what answers it', async (context) => {
  const page = (await siteOf(context, kettle)).files.get('start.html')!
  assert.match(
    textOf(itemOf(page, 'NEED-TEA')),
    /What serves it KTL-BOIL-001 Water boils KTL-BOIL-002 Dry KTL-SAFE-001 Label/,
  )
  assert.match(textOf(itemOf(page, 'Q-001')), /What answers it KTL-BOIL-002 Dry/)
})

test('references lead to their items; a retired one to the index, an unknown one nowhere', async (context) => {
  const {files} = await siteOf(context, {
    ...kettle,
    'chapters/empty.md': '# Nothing yet\n\nSee [KTL-BOIL-001], [NEED-GONE].\n',
  })
  const page = files.get('empty.html')!
  assert.match(page, /<a class="reference" href="boiling\.html#KTL-BOIL-001" title="Water boils">/)
  assert.match(page, /<a class="reference unresolved" title="no item has this id">NEED-GONE<\/a>/)
  assert.match(
    files.get('boiling.html')!,
    /<a class="reference retired" href="requirements\.html#KTL-BOIL-003" title="retired: Whistle">/,
  )
})

test('a page has its number, its neighbours, its sections and its footnotes at the end', async (context) => {
  const page = (await siteOf(context, kettle)).files.get('boiling.html')!
  assert.match(page, /<h1 id="boiling"><span class="number">2<\/span> Boiling/)
  assert.match(page, /rel="prev"><span>Previous<\/span> 1 Start</)
  assert.match(page, /rel="next"><span>Next<\/span> 3 Nothing yet</)
  assert.match(page, /<a href="boiling\.html" aria-current="page">/)
  assert.equal(page.match(/<a href="#deeper"><span class="number">2\.1\.1<\/span> Deeper<\/a>/g)?.length, 2)
  assert.ok(page.indexOf('class="footnotes"') > page.indexOf('class="hljs-keyword"'))
  assert.match(page, /<aside class="footnote" id="fn:1"/)
})

test('a feature table names the requirements of each bit, by whole names', async (context) => {
  const page = (await siteOf(context, kettle)).files.get('boiling.html')!
  const table = page.slice(
    page.indexOf('<table class="features">'),
    page.indexOf('</table>', page.indexOf('<table class="features">')),
  )
  assert.match(textOf(table), /0 POT_F_LID MUST KTL-BOIL-001 Water boils 1 POT_F_LIDLESS none/)
})

test('a second first-level heading goes a level down, and a chapter without one gets its name', async (context) => {
  const two = await siteOf(context, {...kettle, 'chapters/empty.md': '# One\n\n# Two\n'})
  assert.match(two.files.get('empty.html')!, /<h1 id="one">[\s\S]*<h2 id="two">/)
  const none = await siteOf(context, {...kettle, 'chapters/empty.md': 'Text.\n'})
  assert.match(none.files.get('empty.html')!, /<h1><span class="number">3<\/span> empty<\/h1>/)
})
