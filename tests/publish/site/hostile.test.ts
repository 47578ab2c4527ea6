import assert from 'node:assert/strict'
import {test} from 'node:test'
import vm from 'node:vm'
import {kettle, siteOf} from './small-specification.ts'

const attack = '<script>alert(1)</script>'
const files = {
  ...kettle,
  'spec.yaml': kettle['spec.yaml']!.replace('title: Kettles', `title: 'Kettles ${attack}'`).replace(
    'title: Boiling',
    `title: '"><img src=x>'`,
  ),
  'chapters/boiling.md': kettle['chapters/boiling.md']!.replace('# Boiling', `# Boiling \\${attack}`)
    .replace('## Rows of it', '## Rows "of" \'it\' <b>')
    .replace('**Water boils.**', `**Water \`${attack}\` " onload="x.**`)
    .replace('heat without water', 'heat `</script>\u2028` without water'),
  'chapters/start.md': kettle['chapters/start.md']!.replace('a vessel for water', `a "vessel" ${attack} for water`),
  'requirements/boiling.yaml': kettle['requirements/boiling.yaml']!.replace(
    'Cold tea is no tea.',
    `'${attack}{{title}}'`,
  ),
  'requirements/catalogues/tea-2.yaml': kettle['requirements/catalogues/tea-2.yaml']!.replace(
    'The Tea Standard',
    `'${attack}'`,
  ),
}

test("an author's text stays text in every page", async (context) => {
  const site = await siteOf(context, files)
  for (const [path, text] of site.files) {
    if (!path.endsWith('.html')) continue
    assert.equal(text.match(/<script/g)?.length, 3, path)
    assert.doesNotMatch(text, /<img src=x|\sonload="x|<b>/, path)
  }
  assert.match(site.files.get('boiling.html')!, /&lt;script&gt;alert\(1\)&lt;\/script&gt;\{\{title\}\}/)
})

test('a search shard is one statement, whatever the text', async (context) => {
  const site = await siteOf(context, files)
  const shard = site.files.get('search/boiling.js')!
  assert.doesNotMatch(shard, /[<\u2028\u2029]/)
  const window: {specificationShards?: {slug: string; documents: {reference: string; text: string}[]}[]} = {}
  vm.runInNewContext(shard, {window})
  const [loaded] = window.specificationShards!
  assert.equal(loaded!.slug, 'boiling')
  assert.match(
    loaded!.documents.find(({reference}) => reference === 'KTL-BOIL-002')!.text,
    /heat <\/script>\s*without water/,
  )
})
