import assert from 'node:assert/strict'
import {spawnSync} from 'node:child_process'
import {cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'node:test'
import {fileURLToPath} from 'node:url'
import type {Engine} from '../tools/markdown/parse.ts'
import {packageRoot} from '../tools/own/package-root.ts'
import {analyseFiles, analyseRoot, fixturesFolder, htmlOf, rulesOf, withFolder, writeFiles} from './fixture.ts'

const spec = readFileSync(join(fixturesFolder, 'base', 'spec.yaml'), 'utf8')
const sample = 'chapters/sample.md'
const cli = fileURLToPath(new URL('build/tools/cli.js', packageRoot))

/** Rules found in the base with files laid over it. */
async function rulesIn(files: Record<string, string | Uint8Array>, engine?: Engine): Promise<string[]> {
  return rulesOf((await analyseFiles(files, {engine})).findings)
}

test('bad input: an empty folder has no specification', async () => {
  assert.deepEqual(rulesOf((await analyseFiles({}, {base: false})).findings), ['no-specification'])
})

test('bad input: files that are no text', async () => {
  assert.deepEqual(await rulesIn({[sample]: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0xff])}), ['not-utf8'])
  assert.deepEqual(await rulesIn({[sample]: new Uint8Array([0x23, 0x20, 0])}), ['binary'])
  assert.deepEqual(await rulesIn({'spec.yaml': new Uint8Array([0xff, 0xfe, 0x61])}), ['not-utf8'])
  assert.deepEqual(await rulesIn({'spec.yaml': ''}), ['spec-value'])
  assert.deepEqual(await rulesIn({'spec.yaml': '- a\n- b\n'}), ['spec-value'])
})

test('bad input: CRLF and a byte-order mark change nothing but two warnings', async () => {
  const plain = '# Sample\n\n> [KET-LID-001] **Lid.** The lid\n> MUST close.\n\nAs [KET-POT-001] says.\n'
  const good = await analyseFiles({[sample]: plain})
  const bad = await analyseFiles({[sample]: `\ufeff${plain.replaceAll('\n', '\r\n')}`})
  const said = ({analysis}: typeof good) =>
    analysis!.chapters.map(({place, text, ids, extraction}) => ({place, text: text(), ids, extraction}))
  assert.deepEqual(said(bad), said(good))
  assert.deepEqual(
    rulesOf(bad.findings).filter((rule) => !rulesOf(good.findings).includes(rule)),
    ['byte-order-mark', 'line-ends'],
  )
})

test('bad input: YAML that cannot be read, and a bomb of aliases', async () => {
  const bomb = `a: &a [x,x,x,x,x,x,x,x]\n${'bcdefghij'
    .split('')
    .map((name, index) => `${name}: &${name} [${Array.from({length: 8}, () => `*${'abcdefghi'[index]}`).join(',')}]`)
    .join('\n')}\n`
  const started = Date.now()
  for (const file of [
    'spec.yaml',
    'requirements/sample.yaml',
    'requirements/targets/a.yaml',
    'requirements/waivers.yaml',
  ]) {
    assert.deepEqual((await rulesIn({[file]: bomb})).slice(0, 1), ['yaml-alias'], file)
    assert.deepEqual((await rulesIn({[file]: 'a: [b\nc: "\n'})).slice(0, 1), ['yaml-syntax'], file)
  }
  assert.deepEqual(await rulesIn({[sample]: `---\n${bomb}---\n# Sample\n`}), ['yaml-alias'])
  assert.ok(Date.now() - started < 10_000)
})

test('bad input: YAML of other shapes is a finding', async () => {
  const shapes = ['', 'null', 'a', '1', '[]', '[1]', '{}', '{a: 1}', '{a: {b: {c: []}}}', 'true', '? [a]\n: b', '"\\0"']
  for (const file of [
    ...['spec.yaml', 'requirements/sample.yaml', 'requirements/targets/a.yaml', 'requirements/claims/a.yaml'],
    ...['requirements/waivers.yaml', 'requirements/catalogues/steam.yaml', sample],
  ]) {
    for (const shape of shapes) {
      await assert.doesNotReject(
        rulesIn({[file]: file === sample ? `---\n${shape}\n---\n` : shape}),
        `${file}: ${shape}`,
      )
    }
  }
})

test('bad input: names that every object has', async () => {
  const names = ['constructor', '__proto__', 'toString', 'hasOwnProperty']
  for (const name of names) {
    await assert.doesNotReject(
      rulesIn({
        [sample]: `---\nsubject: ${name}\nverify: ${name}\nprofiles: [${name}]\ndevice: ${name}\n${name}: x\n---\n# Sample\n\n> [KET-LID-001] It MUST hold. [${name}] [a](#${name}) [b][${name}] [^${name}]\n`,
        'requirements/sample.yaml': `KET-LID-001:\n  verify: ${name}\n  profiles: [${name}]\n  when: ${name}(${name}) and feature(${name})\n  ${name}: [x]\n${name}:\n  serves: [${name}]\n`,
        'requirements/targets/a.yaml': 'title: A\nadapter: a\nsubjects: [kettle]\nclaim: ../claims/a.yaml\n',
        'requirements/claims/a.yaml': `implementation: A\nversion: 1\nprofiles: {home: true}\ndevices: {${name}: {supported: true}}\n`,
      }),
      name,
    )
    await assert.doesNotReject(
      rulesIn({'spec.yaml': spec.replace('camp: Kettles on a fire.', `camp: {title: x, extends: [${name}]}`)}),
    )
  }
})

test('bad input: profiles that extend each other in a circle', async () => {
  const circle = spec.replace(
    /profiles:\n(?: {2}.*\n)+/,
    `profiles:\n${['a', 'b', 'c', 'd'].map((name) => `  ${name}: {title: x, extends: [a, b, c, d]}\n`).join('')}`,
  )
  assert.deepEqual(new Set(await rulesIn({'spec.yaml': circle})), new Set(['spec-value']))
})

test('bad input: scripts and their links reach no page', async () => {
  const {analysis, findings} = await analyseFiles({
    [sample]: [
      '# Sample <script>alert(1)</script>',
      '<script>alert(1)</script>',
      '[a](javascript:alert(1)) <javascript:alert(1)> [b](java&#10;script:alert(1)) [c]( javascript:alert(1)) [d](data:text/html,x)',
      '<img src=x onerror=alert(1)> <details open ontoggle=alert(1)>',
      '> [KET-LID-001] **<b onclick=alert(1)>.** It MUST hold.',
      '```dot alt="x\\"><script>alert(1)</script>"\ndigraph {a [href="javascript:alert(1)", label="<script>alert(1)</script>"]}\n```',
      '```sequence alt="x"\nA -> B: <script>alert(1)</script>\n```',
      '[e]: javascript:alert(1)\n\n[e] ![f](javascript:alert(1))',
      '```"><script>\nx\n```',
    ].join('\n\n'),
  })
  const html = htmlOf(analysis!, 2)
  const drawings = analysis!.database
    .prepare<[], {bytes: Buffer}>('SELECT bytes FROM asset')
    .all()
    .map(({bytes}) => bytes.toString('utf8'))
  for (const text of [html, ...drawings]) {
    assert.doesNotMatch(text, /<script|<[^>]*\son\w+\s*=|(?:href|src)="\s*(?:java|data)/i)
  }
  assert.ok(rulesOf(findings).filter((rule) => rule === 'link-refused').length >= 5)
})

test('bad input: nothing outside the root is read or listed', async () => {
  await withFolder(async (outer) => {
    const root = join(outer, 'root')
    cpSync(join(fixturesFolder, 'base'), root, {recursive: true})
    writeFiles(outer, {
      'secret/hidden.md': '# Secret\n',
      'secret/hidden.yaml': 'KET-POT-001:\n  rationale: x\n',
      'secret.png': 'PNG',
    })
    symlinkSync(join(outer, 'secret', 'hidden.md'), join(root, 'chapters', 'linked.md'))
    symlinkSync(join(outer, 'secret'), join(root, 'folder'))
    symlinkSync(join(outer, 'secret.png'), join(root, 'chapters', 'a.png'))
    symlinkSync('loop', join(root, 'chapters', 'loop.md'))
    writeFiles(root, {
      'spec.yaml': spec.replace(
        'chapters/sample.md]',
        'chapters/sample.md, ../secret/hidden.md, chapters/linked.md, folder/hidden.md, /etc/passwd, chapters/loop.md]',
      ),
      [sample]: '# Sample\n\n![a](a.png) ![b](../../secret.png) [c](../../secret/hidden.md) [d](linked.md)\n',
    })
    const {findings, analysis} = await analyseRoot(root)
    const assets = analysis!.database.prepare<[], {path: string}>('SELECT path FROM asset').all()
    assert.equal(rulesOf(findings).filter((rule) => rule === 'unreadable-file').length, 5)
    assert.equal(rulesOf(findings).filter((rule) => rule === 'link-refused').length, 2)
    assert.ok(rulesOf(findings).includes('broken-image'))
    assert.ok(!rulesOf(findings).includes('unlisted-chapter'))
    assert.deepEqual(assets, [])
    assert.deepEqual(
      analysis!.chapters.map(({place}) => place.path),
      ['chapters/base.md', 'chapters/sample.md'],
    )
  })
})

const hostile: Record<string, string> = {
  'deep quotes': '>'.repeat(10_000),
  'deep quotes with an item': `> [KET-LID-001] It MUST hold.\n${'> '.repeat(9_000)}[KET-LID-002] deep`,
  'deep lists': Array.from({length: 400}, (_, depth) => `${'  '.repeat(depth)}- [KET-LID-${depth}]`).join('\n'),
  'deep emphasis': `${'*a **b '.repeat(5_000)}x${'** c*'.repeat(5_000)}`,
  'a long line': `${'word [KET-POT-001] `code` MUST '.repeat(3_500)}`,
  'open brackets': '['.repeat(20_000),
  'open brackets with ids': '[KET-POT-001'.repeat(5_000),
  'open image brackets': '!['.repeat(20_000),
  'open backticks': Array.from({length: 2_000}, (_, index) => '`'.repeat((index % 60) + 1)).join(' '),
  'open links': '[a](b '.repeat(10_000),
  'open quotations': '> "MUST '.repeat(5_000),
  'escaped brackets': `[${'\\!'.repeat(10_000)}`,
  entities: '&#91;KET-POT-001] '.repeat(5_000),
  'open comments': '<!--'.repeat(10_000),
  'open tags': '<a href="'.repeat(10_000),
  'many columns': `${'|a'.repeat(5_000)}|\n${'|-'.repeat(5_000)}|\n${'|b'.repeat(5_000)}|`,
  'many headings': '# a\n'.repeat(5_000),
  'many footnotes': Array.from({length: 3_000}, (_, index) => `[^${index}]: x [^${index}]`).join('\n\n'),
  'many definitions': Array.from({length: 5_000}, (_, index) => `[KET-LID-${index}]: x`).join('\n'),
  'many tags': Array.from(
    {length: 2_000},
    (_, index) => `> [KET-LID-${1000 + index}] **T.** It MUST hold [KET-POT-001].`,
  ).join('\n\n'),
  'many nested tags': `> [KET-LID-001] It MUST hold.\n>\n${Array.from({length: 1_500}, () => '> - [KET-POT-001] again').join('\n')}`,
}

for (const [name, text] of Object.entries(hostile)) {
  test(`bad input: ${name} take seconds, not minutes`, {timeout: 30_000}, async () => {
    const engines: Engine[] = ['satteri', 'remark']
    for (const engine of engines) {
      if (engine === 'remark' && text.length > 60_000) continue
      const started = Date.now()
      const {analysis} = await analyseFiles({[sample]: `# Sample\n\n${text}\n`}, {engine})
      assert.ok(analysis)
      assert.ok(Date.now() - started < 12_000, `${engine}: ${Date.now() - started} ms`)
    }
  })
}

test('bad input: deep quotes are told to their author, whatever the engine', async () => {
  for (const engine of ['satteri', 'remark'] as const) {
    assert.ok((await rulesIn({[sample]: `# Sample\n\n${'>'.repeat(10_000)} a\n`}, engine)).includes('too-deep'), engine)
  }
})

test('bad input: a chapter of 5 MB', {timeout: 60_000}, async () => {
  const paragraph = 'The kettle boils `water` and *sings*, as [KET-POT-001] says; see [there](base.md#terms).\n\n'
  const started = Date.now()
  const {analysis} = await analyseFiles({[sample]: `# Sample\n\n${paragraph.repeat(5_000_000 / paragraph.length)}`})
  assert.ok(analysis!.chapters[1]!.extraction!.references.length > 50_000)
  assert.ok(Date.now() - started < 30_000, `${Date.now() - started} ms`)
})

test('bad input: conditions and names without bound', async () => {
  const when = [
    `${'('.repeat(5_000)}always${')'.repeat(5_000)}`,
    'not '.repeat(5_000),
    `${'always or '.repeat(5_000)}always`,
  ]
  for (const condition of when) {
    await assert.doesNotReject(
      rulesIn({'requirements/base.yaml': `KET-POT-001:\n  serves: [NEED-TEA]\n  rationale: x\n  when: ${condition}\n`}),
    )
  }
  await assert.doesNotReject(
    rulesIn({'spec.yaml': spec.replaceAll('chapters/sample.md', `chapters/${'a'.repeat(5_000)}.md`)}),
  )
})

test('bad input: chapters whose names make no Latin slug', async () => {
  const listed = spec.replace('chapters/sample.md]', 'chapters/漢字.md, chapters/かな.md, chapters/A.md, a/a.md]')
  const chapters = {
    'chapters/漢字.md': '# A\n',
    'chapters/かな.md': '# B\n',
    'chapters/A.md': '# C\n',
    'a/a.md': '# D\n',
  }
  const {analysis} = await analyseFiles({'spec.yaml': listed, ...chapters})
  const slugs = analysis!.chapters.map(({place}) => place.slug.toLowerCase())
  assert.equal(new Set(slugs).size, slugs.length)
})

test('bad input: a chapter to check that is on the list, twice, or absent', async () => {
  const {findings} = await analyseFiles({}, {extra: ['chapters/base.md', './chapters/base.md', 'chapters/absent.md']})
  assert.deepEqual(rulesOf(findings), ['unreadable-file'])
})

test('bad input: the command says one line, and shows no stack', async () => {
  await withFolder((outer) => {
    const run = (root: string) => spawnSync(process.execPath, [cli, 'build', '--root', root], {encoding: 'utf8'})
    const root = join(outer, 'root')
    cpSync(join(fixturesFolder, 'base'), root, {recursive: true})
    writeFileSync(join(root, 'dist'), 'a file in the place of a folder')
    mkdirSync(join(outer, 'empty'))
    for (const folder of [root, join(outer, 'absent'), join(outer, 'empty')]) {
      const {status, stdout, stderr} = run(folder)
      assert.notEqual(status, 0, folder)
      assert.doesNotMatch(stdout + stderr, /\n\s+at /, folder)
    }
  })
})

test('bad input: templates of ids that repeat a part, or run into each other', async () => {
  for (const id of ['WISH-{name}'.repeat(8), 'K-{area}-{area}-{number:3}', '{name}{name}', 'K-{area}']) {
    const files = {'spec.yaml': spec.replace('KET-{area}-{number:3}', id)}
    assert.deepEqual(await rulesIn(files), ['spec-value'], id)
  }
})

test('bad input: revisions that there cannot be', async () => {
  const files = {
    [sample]: '# Sample\n\n> [KET-LID-001] **Lid.** The lid MUST close.\n',
    'requirements/sample.yaml':
      'KET-LID-001:\n  subject: kettle\n  verify: test\n  serves: [NEED-TEA@99999999999999999999, NEED-TEA@0]\n  rationale: So.\n',
    'requirements/ledger.jsonl': `${JSON.stringify({event: 'issue', id: 'KET-LID-001', revision: 1e15, since: '1.0.0', hash: '0123456789abcdef'})}\n`,
  }
  const rules = await rulesIn(files)
  assert.ok(rules.includes('orphaned-link') && rules.includes('json-line'), rules.join())
})

test('bad input: a name of a chapter that is too long for the names of its pages', async () => {
  const path = `chapters/${'a'.repeat(230)}.md`
  const files = {'spec.yaml': spec.replace('chapters/sample.md', path), [path]: '# Sample\n'}
  assert.deepEqual(await rulesIn(files), ['spec-value'])
})
