import assert from 'node:assert/strict'
import {test} from 'node:test'
import {kettle, siteOf, textOf} from './small-specification.ts'

test('the first page says what the specification is and how far it is verified', async (context) => {
  const page = (await siteOf(context, kettle)).files.get('index.html')!
  const text = textOf(page.slice(page.indexOf('<main')))
  assert.match(
    text,
    /Kettles Version 1\.2\.0 Status candidate Date 2026-03-01 Licence CC0-1\.0 A kettle makes water hot\./,
  )
  assert.match(text, /A second paragraph\. Contents Ground 1 Start Machines 2 Boiling 3 requirements 3 Nothing yet/)
  assert.match(text, /Needs 1 Questions 1 Requirements 3 Retired 1/)
  assert.match(text, /MUST 1 MUST NOT 1 SHOULD 1/)
  assert.match(text, /test case 2 review evidence 1/)
  assert.match(
    text,
    /The red one red a claim, version 5 verified: 1 attested: 1 no case: 1 2 of 3 shown \(66 %\): 1 observed, 1 attested; 3 of 3 requirements are asked of this target 0 1 0/,
  )
})

test('coverage leads to what is published of a target, and of a claim that can be read', async (context) => {
  const leadsOf = (page: string) =>
    [...page.slice(page.indexOf('<main')).matchAll(/href="\.\.\/(reports\/[^"]*)"/g)].map(([, path]) => path)
  const reported = {...kettle, 'spec.yaml': kettle['spec.yaml']!.replace('outputs: [site]', 'outputs: [site, reports]')}
  const page = (await siteOf(context, reported)).files.get('coverage.html')!
  const always = ['reports/targets.html', 'reports/pics.html', 'reports/red/report.html']
  assert.deepEqual(leadsOf(page), [...always, 'reports/red/pics.html'])
  const path = Object.keys(kettle).find((name) => name.startsWith('requirements/claims/'))!
  const unread = (await siteOf(context, {...reported, [path]: 'implementation: [a, list]\n'})).files
  assert.deepEqual(leadsOf(unread.get('coverage.html')!), always)
  for (const name of ['coverage.html', 'index.html'])
    assert.match(textOf(unread.get(name)!), /a survey: nobody answers for it/, name)
})

test('coverage of nothing is none, and no target at all is said', async (context) => {
  const {'chapters/boiling.md': _text, 'requirements/boiling.yaml': _entries, ...rest} = kettle
  const bare = await siteOf(context, {...rest, 'chapters/boiling.md': '# Boiling\n'})
  assert.match(
    textOf(bare.files.get('index.html')!),
    /version 5 none: of 0 requirements nothing is asked of this target 0 0 0/,
  )
  const untargeted = Object.fromEntries(
    Object.entries(kettle).filter(([path]) => !/targets|claims|results|waivers/.test(path)),
  )
  const {files} = await siteOf(context, untargeted)
  assert.match(textOf(files.get('index.html')!), /names no implementation under test/)
  assert.match(textOf(files.get('requirements.html')!), /KTL-BOIL-001 MUST Water boils changed kettle test no case yet/)
})

test('the index groups requirements by area and keeps retired ids', async (context) => {
  const page = (await siteOf(context, kettle)).files.get('requirements.html')!
  assert.match(page, /<h2 id="area-BOIL">Boiling <span class="count">2<\/span>/)
  assert.match(page, /<h2 id="area-SAFE">Safety <span class="count">1<\/span>/)
  assert.match(
    page,
    /<tr id="KTL-BOIL-002" data-level="MUST NOT" data-subject="kettle" data-method="test" data-chapter="boiling" data-state="red:verified">/,
  )
  assert.match(textOf(page), /KTL-BOIL-003 Whistle 1\.1\.0 1 Nobody hears it\. KTL-BOIL-002/)
  assert.match(
    page,
    /<select id="filter-state" name="state"><option value="">any<\/option><option>no case<\/option><option>verified<\/option>/,
  )
})

test('findings are listed by file, and errors are announced on every page', async (context) => {
  const {files} = await siteOf(context, {
    ...kettle,
    'chapters/empty.md': '# Nothing yet\n\n## Here\n\nSee [NEED-GONE].\n',
  })
  const findings = files.get('findings.html')!
  assert.match(findings, /<a href="empty\.html">chapters\/empty\.md<\/a>/)
  assert.match(findings, /<td class="place"><a href="empty\.html#here">5:5<\/a><\/td>/)
  assert.match(findings, /Unexpected .*<code>NEED-GONE<\/code>/)
  for (const [path, text] of files) {
    if (path.endsWith('.html'))
      assert.match(text, /<strong>Built with 1 error\.<\/strong> <a href="findings\.html">/, path)
  }
  assert.doesNotMatch((await siteOf(context, kettle)).files.get('index.html')!, /class="banner"/)
})
