import assert from 'node:assert/strict'
import {cpSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'node:test'
import {acceptCommand} from '../../tools/commands/accept.ts'
import {tagCommand} from '../../tools/commands/tag.ts'
import {shortHash} from '../../tools/text/hash.ts'
import {analyseRoot, fixturesFolder, rulesOf, withFolder, writeFiles} from '../fixture.ts'
import {runCommand} from './run-command.ts'

const ledgerPath = 'requirements/ledger.jsonl'
const hashOf = (text: string) => shortHash(`kettle\nalways\n${text}`)
const need = '{"event":"issue","id":"NEED-TEA","revision":1,"hash":"f5ebb2e196aa4274","since":"0.1.0"}'
const base =
  '{"event":"issue","id":"KET-POT-001","revision":1,"hash":"1938b21896a8c1bc","level":"MUST","since":"0.1.0"}'
const entry = 'KET-LID-001:\n  subject: kettle\n  profiles: [home]\n  serves: [NEED-TEA]\n  rationale: Tea.\n'

function lid(text: string): string {
  return `# Sample\n\n> [KET-LID-001] **Lid.** ${text}\n`
}

function issued(text: string, level: string | undefined): string {
  const event = {event: 'issue', id: 'KET-LID-001', revision: 1, hash: hashOf(text), level, since: '0.1.0'}
  return `${[base, need, JSON.stringify(event)].join('\n')}\n`
}

async function withRoot(files: Record<string, string>, use: (root: string) => Promise<void>): Promise<void> {
  await withFolder(async (root) => {
    cpSync(join(fixturesFolder, 'base'), root, {recursive: true})
    writeFiles(root, {'requirements/sample.yaml': entry, ...files})
    await use(root)
  })
}

const ledgerOf = (root: string) => readFileSync(join(root, ledgerPath), 'utf8')
const lastEvent = (root: string) => JSON.parse(ledgerOf(root).trimEnd().split('\n').at(-1)!) as Record<string, unknown>

test('accept: a change of level is never editorial, whatever the text looks like', async () => {
  const text = 'The lid MUST NOT open.'
  for (const [name, changed] of Object.entries({code: 'The lid MUST `NOT` open.', words: 'The lid MUST open.'})) {
    await withRoot({'chapters/sample.md': lid(changed), [ledgerPath]: issued(text, 'MUST NOT')}, async (root) => {
      const before = ledgerOf(root)
      await assert.rejects(
        runCommand(acceptCommand, root, {as: 'editorial'}, ['KET-LID-001']),
        /level was MUST NOT and is MUST: a change of level is never editorial, say clarified/,
        name,
      )
      assert.equal(ledgerOf(root), before)
      await runCommand(acceptCommand, root, {as: 'weakened'}, ['KET-LID-001'])
      assert.equal(lastEvent(root).level, 'MUST')
      assert.equal(lastEvent(root).revision, 2)
      const {findings} = await analyseRoot(root)
      assert.deepEqual(rulesOf(findings), [])
    })
  }
})

test('accept: an editorial change keeps the level and the revision', async () => {
  await withRoot(
    {
      'chapters/sample.md': lid('The lid MUST NOT ever open.'),
      [ledgerPath]: issued('The lid MUST NOT open.', 'MUST NOT'),
    },
    async (root) => {
      await runCommand(acceptCommand, root, {as: 'editorial'}, ['KET-LID-001'])
      assert.deepEqual(lastEvent(root), {
        event: 'revise',
        id: 'KET-LID-001',
        revision: 1,
        hash: hashOf('The lid MUST NOT ever open.'),
        level: 'MUST NOT',
        since: '0.1.0',
        as: 'editorial',
      })
      assert.deepEqual(rulesOf((await analyseRoot(root)).findings), [])
    },
  )
})

test('accept: without a level in the ledger, nobody can say that a change is editorial', async () => {
  await withRoot(
    {'chapters/sample.md': lid('The lid MUST stay.'), [ledgerPath]: issued('The lid MUST NOT stay.', undefined)},
    async (root) => {
      await assert.rejects(
        runCommand(acceptCommand, root, {as: 'editorial'}, ['KET-LID-001']),
        /whose level the ledger does not hold/,
      )
    },
  )
})

test('accept: what binds nobody is not accepted', async () => {
  await withRoot(
    {'chapters/sample.md': lid('The lid must stay.'), [ledgerPath]: issued('The lid MUST stay.', 'MUST')},
    async (root) => {
      await assert.rejects(runCommand(acceptCommand, root, {as: 'weakened'}, ['KET-LID-001']), /which binds nobody/)
    },
  )
})

test('record levels: beside the hash, in the lines of the newest revision, and nowhere else', async () => {
  const text = 'The lid MUST NOT open.'
  const before = [
    base,
    need,
    `{"event":"issue","id":"KET-LID-001","revision":1,"hash":"0123456789abcdef","since":"0.0.1"}`,
    `{"event":"revise", "id":"KET-LID-001", "revision":2, "hash" : "${hashOf(text)}", "since":"0.1.0", "as":"clarified"}\r`,
    `{"event":"revise","id":"KET-LID-001","revision":2,"h\\u0061sh":"fedcba9876543210","since":"0.2.0","as":"editorial"}`,
    '{"event":"issue","id":"KET-LID-002","revision":1,"hash":"0123456789abcdef","since":"0.0.1"}',
    '{"event":"retire","id":"KET-LID-002","revision":1,"since":"0.1.0","title":"Old","reason":"Worn."}',
    '',
    'ended by no line end',
  ]
  const after = [
    ...before.slice(0, 3),
    `{"event":"revise", "id":"KET-LID-001", "revision":2, "hash" : "${hashOf(text)}","level":"MUST NOT", "since":"0.1.0", "as":"clarified"}\r`,
    `{"event":"revise","id":"KET-LID-001","revision":2,"hash":"fedcba9876543210","since":"0.2.0","as":"editorial","level":"MUST NOT"}`,
    ...before.slice(5),
  ]
  await withRoot({'chapters/sample.md': lid(text), [ledgerPath]: before.join('\n')}, async (root) => {
    const {code, out} = await runCommand(acceptCommand, root, {'record-levels': true})
    assert.deepEqual([code, out], [0, '2 levels recorded.\n'])
    assert.equal(ledgerOf(root), after.join('\n'))
    const again = await runCommand(acceptCommand, root, {'record-levels': true})
    assert.equal(again.out, '0 levels recorded.\n')
  })
})

test('record levels: refused as a whole where one text is not what the ledger holds', async () => {
  for (const text of ['The lid MUST move.', 'The lid must stay.']) {
    const ledger = issued('The lid MUST stay.', undefined).replace(',"level":"MUST"', '')
    await withRoot({'chapters/sample.md': lid(text), [ledgerPath]: ledger}, async (root) => {
      const {code, err} = await runCommand(acceptCommand, root, {'record-levels': true})
      assert.equal(code, 1)
      assert.match(err, /^Unexpected text of KET-LID-001, expected what the ledger holds/)
      assert.equal(ledgerOf(root), ledger)
    })
  }
})

test('record levels: goes with no other argument', async () => {
  await withRoot({}, async (root) => {
    await assert.rejects(runCommand(acceptCommand, root, {'record-levels': true}, ['KET-POT-001']), /alone/)
    await assert.rejects(runCommand(acceptCommand, root, {'record-levels': true, as: 'clarified'}), /alone/)
  })
})

test('tag: issues a requirement with its level, and one that binds nobody not at all', async () => {
  const chapter = [
    '---\narea: LID\nsubject: kettle\n---\n# Sample\n',
    '> [KET-LID-?] **Shut.** The lid **SHALL**&nbsp;*NOT* open.\n',
    '> [KET-LID-?] **Later.** The lid shall be red.\n',
    '> [NEED-SHINE] **Shine.** A person wants it bright.\n',
    '## Thoughts (informative)\n',
    '> [KET-LID-?] **Thought.** The lid MAY be blue.\n',
  ].join('\n')
  await withRoot({'chapters/sample.md': chapter, 'requirements/sample.yaml': ''}, async (root) => {
    const {out} = await runCommand(tagCommand, root, {})
    const lines = ledgerOf(root)
      .trimEnd()
      .split('\n')
      .slice(2)
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    assert.deepEqual(
      lines.map(({id, level}) => [id, level]),
      [
        ['KET-LID-001', 'MUST NOT'],
        ['NEED-SHINE', undefined],
      ],
    )
    assert.match(out, /KET-LID-002 waits to be issued: it binds nobody yet/)
    assert.match(out, /KET-LID-003 waits to be issued/)
    const {findings} = await analyseRoot(root)
    assert.ok(!rulesOf(findings).includes('ledger-without-level'))
  })
})
