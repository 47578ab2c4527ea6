import assert from 'node:assert/strict'
import test from 'node:test'
import {extract} from '../../tools/extract/extract.ts'
import {createParser, type Engine} from '../../tools/markdown/parse.ts'
import type {Extraction} from '../../tools/model/extraction.ts'
import {shortHash} from '../../tools/text/hash.ts'
import {sampleSettings} from '../settings.ts'

async function extraction(source: string, engine: Engine = 'satteri'): Promise<Extraction> {
  return extract({
    place: {path: 'chapters/sample.md', slug: 'sample', number: 1, part: 1},
    source,
    tree: await (await createParser(engine))(source),
    settings: sampleSettings,
    highlight: () => undefined,
  })
}

async function textOf(source: string): Promise<string> {
  return (await extraction(source)).items[0]!.text
}

const plain = '> [REQ-A-001] **Title.** The device MUST do one thing:\n>\n> - first\n> - second\n'

const same: Record<string, string> = {
  wrapping: '> [REQ-A-001] **Title.** The device\n> MUST do one\n> thing:\n>\n> - first\n> - second\n',
  'wrapping after the tag': '> [REQ-A-001]\n> **Title.** The device MUST do one thing:\n>\n> - first\n> - second\n',
  bolding: '> [REQ-A-001] **Title.** The **device** *MUST* do ~~one~~ `thing`:\n>\n> - first\n> - [second](a.md)\n',
  'another title': '> [REQ-A-001] **Other title.** The device MUST do one thing:\n>\n> - first\n> - second\n',
  'no title': '> [REQ-A-001] The device MUST do one thing:\n>\n> - first\n> - second\n',
  'another bullet mark': '> [REQ-A-001] **Title.** The device MUST do one thing:\n>\n> * first\n>\n> * second\n',
  'a note': `${plain}>\n> > [!NOTE]\n> > Not part.\n>\n> **Note.** Not part.\n`,
  'a comment, a footnote, an anchor': plain.replace('one', 'one<!-- x -->[^1]<a id="x">').replace(/$/, '\n[^1]: x\n'),
  'another composition of a character': plain,
  'white space': plain.replaceAll(' thing', '   thing').replace('first', 'first  '),
}

for (const [name, source] of Object.entries(same)) {
  test(`meaning: ${name} changes nothing`, async () => {
    assert.equal(await textOf(source), await textOf(plain))
  })
}

test('meaning: composed and decomposed characters are one', async () => {
  assert.equal(await textOf('> [REQ-A-001] Caf\u0065\u0301 MUST'), await textOf('> [REQ-A-001] Caf\u00e9 MUST'))
})

const other: Record<string, string> = {
  'a note whose bracket is escaped': `${plain}>\n> > \\[!NOTE] a\n`,
  'a note whose bracket is an entity': `${plain}>\n> > &#91;!NOTE] a\n`,
  'a bullet': plain.replace('> - second', '> - second\n> - third'),
  'a bullet instead of a number': plain.replaceAll('> - ', '> 1. '),
  'a word': plain.replace('one', 'two'),
  'the case of a letter': plain.replace('device', 'Device'),
  'a full stop': plain.replace('second', 'second.'),
  'alternative text': plain.replace('one', 'one ![x](a.png)'),
  'white space in a fence': `${plain}>\n> \`\`\`\n>  a  b\n> \`\`\`\n`,
}

for (const [name, source] of Object.entries(other)) {
  test(`meaning: ${name} changes it`, async () => {
    assert.notEqual(await textOf(source), await textOf(plain))
  })
}

test('meaning: hashes of texts that are known', () => {
  const vectors: [subject: string, condition: string, text: string, hash: string][] = [
    [
      'device',
      'device(block) and feature(VIRTIO_BLK_F_LIFETIME)',
      'The device MAY report 0, which stands for "undefined", in a lifetime field that its storage does not fill.',
      '77053aea95f84f17',
    ],
    [
      'claim',
      'device(block)',
      'The claim MUST name, for each block device,\n1. the kind of storage behind it, and\n2. the longest time that a flush takes on it, in milliseconds.',
      '0e7fa1720c45fc14',
    ],
    [
      'device',
      'device(block) and feature(VIRTIO_BLK_F_RO)',
      'When it offers VIRTIO_BLK_F_RO, the device MUST NOT write any data of a write request.',
      '4da0cc7eb98a38c7',
    ],
  ]
  for (const [subject, condition, text, hash] of vectors) {
    assert.equal(shortHash(`${subject}\n${condition}\n${text}`), hash)
  }
})

test('anchors: as a Git host makes them from the whole heading', async () => {
  const {sections} = await extraction(
    '# A *b* `c_d`\n\n## Same\n\n## Same\n\n## Ünïcode & more!\n\n## [link](a.md) (informative)\n\n## 1.2 x\n\n##\n\n## Same-1\n',
  )
  assert.deepEqual(
    sections.map(({anchor}) => anchor),
    ['a-b-c_d', 'same', 'same-1', 'ünïcode--more', 'link-informative', '12-x', '', 'same-1-1'],
  )
})

test('hosts and addresses that link themselves are the same in both engines', async () => {
  const source = [
    '# Sample www.example.com\n',
    'See www.example.com/a_(b), https://example.org and a@example.com; [REQ-A-001] too, &amp; \\[REQ-A-002].\n',
    '> [REQ-A-001] **www.example.com.** The device MUST write to b@example.com\n> and www.example.net, as [REQ-A-001] says.\n',
    '| Requirement | b |\n| --- | --- |\n| [REQ-A-002] www.example.com | MUST c@example.com |\n',
  ].join('\n')
  const [satteri, remark] = [await extraction(source, 'satteri'), await extraction(source, 'remark')]
  assert.deepEqual(satteri, remark)
  assert.deepEqual(
    remark.references.map(({line, column}) => `${line}:${column}`),
    ['3:67', '6:27'],
  )
  assert.equal(
    remark.items[0]!.text,
    'The device MUST write to b@example.com and www.example.net, as [REQ-A-001] says.',
  )
})

test('front matter gives defaults to requirements and to nothing else', async () => {
  const {items} = await extraction(
    '---\narea: A\ndevice: disk\nsubject: device\nverify: test\nprofiles: base\nsource: [x#y]\n---\n> [REQ-A-001] MUST.\n\n> [NEED-X] None.\n',
  )
  const [requirement, need] = items
  assert.deepEqual(
    [requirement!.device, requirement!.subject, requirement!.verify, requirement!.profiles, requirement!.source],
    ['disk', 'device', 'test', ['base'], ['x#y']],
  )
  assert.deepEqual([need!.device, need!.subject, need!.profiles, need!.source], [null, null, null, []])
})
