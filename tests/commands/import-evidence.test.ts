import assert from 'node:assert/strict'
import {cpSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'node:test'
import type {Invocation} from '../../tools/commands/command.ts'
import {importEvidenceCommand} from '../../tools/commands/import/evidence.ts'
import {analyseRoot, fixturesFolder, withFolder, writeFiles} from '../fixture.ts'
import {runCommand} from './run-command.ts'

const claim = '# ours\nimplementation: Stove\nversion: 1.0.0   # of the stove\nevidence: {}\nexcept: {}\n'
const path = 'requirements/claims/stove.yaml'
const head = 'requirement,document,answer,verdict,by,on'
const good = `${head},method,digest,note\nKET-LID-001@1,"Photo, 1",it shuts,pass,A. Rao,2026-01-31,inspection,sha256:${'0a'.repeat(32)},\n`

async function withTable(
  table: string | Uint8Array,
  use: (at: {
    run: (values?: Invocation['values']) => ReturnType<typeof runCommand>
    claim: () => string
    root: string
  }) => Promise<void>,
): Promise<void> {
  await withFolder(async (folder) => {
    const root = join(folder, 'root')
    cpSync(join(fixturesFolder, 'base'), root, {recursive: true})
    cpSync(join(fixturesFolder, 'rules/claim-evidence/good'), root, {recursive: true})
    writeFiles(root, {
      [path]: claim,
      'requirements/targets/stove.yaml':
        'title: A stove\nadapter: none\nsubjects: [kettle]\nclaim: ../claims/stove.yaml\n',
      'requirements/targets/bare.yaml': 'title: Bare\nadapter: none\nsubjects: [kettle]\n',
    })
    writeFiles(folder, {'review.csv': table})
    const file = join(folder, 'review.csv')
    await use({
      run: (values = {}) => runCommand(importEvidenceCommand, root, {target: 'stove', ...values}, [file]),
      claim: () => readFileSync(join(root, path), 'utf8'),
      root,
    })
  })
}

test('import evidence: a row becomes an entry, and the rest of the claim stays', async () => {
  await withTable(good, async ({run, claim: now}) => {
    const {code, out} = await run()
    assert.equal(code, 0)
    assert.match(out, /1 row: 1 new, 0 replaced\nWritten to requirements\/claims\/stove\.yaml/)
    const entry = `  KET-LID-001@1:\n    document: Photo, 1\n    answer: it shuts\n    verdict: pass\n    reviewed: {by: A. Rao, on: 2026-01-31}\n    method: inspection\n    digest: sha256:${'0a'.repeat(32)}\n`
    assert.equal(now(), claim.replace('evidence: {}\n', `evidence:\n${entry}`))
  })
})

test('import evidence: a revision that is not named is the one in force, and the build shows the answer', async () => {
  await withTable(`\ufeff${head}\r\nKET-LID-001,Photo,it shuts,pass,A. Rao,2026-01-31\r\n`, async ({run, root}) => {
    assert.match((await run()).out, /1 without a revision/)
    const {analysis} = await analyseRoot(root)
    assert.deepEqual(
      analysis!.database.prepare("SELECT requirement, verdict FROM evidence WHERE target = 'stove'").all(),
      [{requirement: 'KET-LID-001', verdict: 'pass'}],
    )
  })
})

test('import evidence: a row for an answer that is there needs --replace', async () => {
  await withTable(good, async ({run, claim: now}) => {
    await run()
    const before = now()
    const {code, err} = await run()
    assert.equal(code, 1)
    assert.match(err, /review\.csv:2:1: error: Unexpected row for KET-LID-001@1, expected none/)
    assert.match((await run({replace: true})).out, /0 new, 1 replaced/)
    assert.equal(now(), before)
  })
})

test('import evidence: one wrong row, and nothing is written; each says where it is', async () => {
  const row = (text: string) => `${head},method,digest\n${text}\n`
  const refused: [table: string | Uint8Array, place: string, message: RegExp][] = [
    [row('KET-LID-009,d,a,pass,b,2026-01-31,,'), '2:1', /a requirement in force/],
    [row('KET-POT-001,d,a,pass,b,2026-01-31,,'), '2:1', /where no test decides/],
    [row('KET-LID-001@2,d,a,pass,b,2026-01-31,,'), '2:1', /expected revision 1/],
    [row('KET-LID-001,d,a,passed,b,2026-01-31,,'), '2:17', /expected pass or fail/],
    [row('KET-LID-001,d,a,pass,b,31.1.2026,,'), '2:24', /Unexpected day/],
    [row('KET-LID-001,d,a,pass,b,2026-02-30,,'), '2:24', /Unexpected day/],
    [row('KET-LID-001,d,,pass,b,2026-01-31,,'), '2:15', /empty `answer`/],
    [row('KET-LID-001,d,a,pass,b,2026-01-31,test,'), '2:35', /Unexpected method `test`, expected inspection/],
    [row('KET-LID-001,d,a,pass,b,2026-01-31,,abc'), '2:36', /Unexpected digest/],
    [row('KET-LID-001,d,a,pass,b,2026-01-31'), '2:1', /row of 6 cells, expected 8/],
    [row('KET-LID-001,d,a,pass,b,2026-01-31,,\nKET-LID-001@1,d,a,pass,b,2026-01-31,,'), '3:1', /second row/],
    ['requirement,document,answer,verdict,by\n', '1:1', /without on/],
    [`${head},price\n`, '1:43', /column `price`/],
    [`${head},by\n`, '1:43', /second column `by`/],
    [head.replaceAll(',', ';'), '1:1', /commas/],
    ['', '1:1', /empty table/],
    [`${head}\n"KET`, '2:1', /quotation marks/],
    [new Uint8Array([...Buffer.from(`${head}\n`), 0xe9]), '2:1', /not UTF-8/],
  ]
  for (const [table, place, message] of refused) {
    await withTable(table, async ({run, claim: now}) => {
      const {code, err} = await run()
      assert.equal(code, 1, String(message))
      assert.match(err, message)
      assert.ok(err.includes(`review.csv:${place}: error: Unexpected `), `${place}: ${err}`)
      assert.equal(now(), claim)
    })
  }
})

test('import evidence: a dry run writes nothing, and a target without a claim has no place for it', async () => {
  await withTable(good, async ({run, claim: now}) => {
    assert.match((await run({'dry-run': true})).out, /Would be written/)
    assert.equal(now(), claim)
    await assert.rejects(run({target: 'bare'}), /expected one with a claim/)
    await assert.rejects(run({target: undefined}), /Expected --target/)
  })
})
