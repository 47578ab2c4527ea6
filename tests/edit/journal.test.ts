import assert from 'node:assert/strict'
import {mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'node:test'
import {Door, temporaryBeside} from '../../tools/disk/write-door.ts'
import {applyEdits} from '../../tools/edit/apply-edits.ts'
import {type JournalEntry, settleJournal, writeJournal} from '../../tools/edit/journal.ts'
import {hasJournal} from '../../tools/edit/journal-place.ts'
import {EnvironmentProblem} from '../../tools/model/environment-problem.ts'
import {sha256} from '../../tools/text/hash.ts'
import {withFolder, writeFiles} from '../fixture.ts'

const before: Record<string, string> = {'chapters/a.md': 'a', 'chapters/b.md': 'b', 'requirements/c.yaml': 'c'}
const after: Record<string, string> = {'chapters/a.md': 'A', 'chapters/b.md': 'B', 'requirements/c.yaml': 'C'}

/** The sources of a root, half-written ones included. */
function sources(root: string): Record<string, string> {
  return Object.fromEntries(
    ['chapters', 'requirements'].flatMap((folder) =>
      readdirSync(join(root, folder))
        .sort()
        .map((name) => [`${folder}/${name}`, readFileSync(join(root, folder, name), 'utf8')]),
    ),
  )
}

/** Lays a root out as an edit leaves it that is stopped after `prepared` contents were ready and `placed` took their place. */
function stopAt(root: string, prepared: number, placed: number): JournalEntry[] {
  writeFiles(root, before)
  const door = new Door(root)
  const files = Object.entries(after).map(([path, content]): JournalEntry => {
    return {path, temporary: temporaryBeside(path), before: sha256(before[path]!), after: sha256(content)}
  })
  const ready = prepared === files.length
  writeJournal(door, {ready, files})
  for (const {path, temporary} of files.slice(0, prepared)) door.prepare(path, after[path]!, false, temporary)
  for (const file of files.slice(0, placed)) door.place(file)
  return files
}

test('journal: an edit stopped anywhere is undone or finished, never left between', async () => {
  for (let prepared = 0; prepared <= 3; prepared++) {
    for (let placed = 0; placed <= (prepared === 3 ? 3 : 0); placed++) {
      await withFolder((root) => {
        stopAt(root, prepared, placed)
        settleJournal(root, new Door(root))
        assert.deepEqual(sources(root), prepared === 3 ? after : before, `${prepared} prepared, ${placed} placed`)
        assert.ok(!hasJournal(new Door(root)))
      })
    }
  }
})

test('journal: a file that was changed meanwhile is not overwritten, and the command says where the rest is', () =>
  withFolder((root) => {
    const [, second] = stopAt(root, 3, 1)
    writeFileSync(join(root, 'chapters/b.md'), 'written by hand')
    assert.throws(
      () => settleJournal(root, new Door(root)),
      (problem: Error) => {
        assert.ok(problem instanceof EnvironmentProblem)
        return problem.message.includes('chapters/b.md') && problem.message.includes(second!.temporary)
      },
    )
    assert.equal(readFileSync(join(root, 'chapters/b.md'), 'utf8'), 'written by hand')
    assert.ok(hasJournal(new Door(root)))
  }))

test('journal: one that somebody brought along touches nothing but names of its own', () =>
  withFolder((root) => {
    writeFiles(root, before)
    const digest = sha256('a')
    for (const entry of [
      {path: 'chapters/b.md', temporary: 'chapters/a.md', before: sha256('b'), after: digest},
      {path: '../b.md', temporary: '../.avps.0123456789abcdef.new', before: null, after: digest},
      {path: 'chapters/b.md', temporary: 'requirements/.avps.0123456789abcdef.new', before: null, after: digest},
    ]) {
      for (const ready of [true, false]) {
        writeFiles(root, {'.avps/edit.json': JSON.stringify({ready, files: [entry]})})
        assert.throws(() => settleJournal(root, new Door(root)), EnvironmentProblem)
        assert.deepEqual(sources(root), before)
      }
    }
  }))

test('edits: all take place, bytes and all, and a link is refused', () =>
  withFolder((root) => {
    writeFiles(root, before)
    const bytes = Uint8Array.of(0x41, 0xff, 0xfe)
    applyEdits(root, [
      {path: 'chapters/a.md', content: bytes},
      {path: 'requirements/new/d.yaml', content: Buffer.from('d')},
    ])
    assert.ok(readFileSync(join(root, 'chapters/a.md')).equals(bytes))
    assert.equal(readFileSync(join(root, 'requirements/new/d.yaml'), 'utf8'), 'd')
    mkdirSync(join(root, 'elsewhere'))
    writeFileSync(join(root, 'elsewhere/x.md'), 'x')
    symlinkSync(join(root, 'elsewhere/x.md'), join(root, 'chapters/x.md'))
    assert.throws(() => applyEdits(root, [{path: 'chapters/x.md', content: bytes}]), /symbolic link/)
    assert.equal(readFileSync(join(root, 'elsewhere/x.md'), 'utf8'), 'x')
    assert.ok(!hasJournal(new Door(root)))
  }))

test('edits: where one content cannot be written, no file changes', () =>
  withFolder((root) => {
    writeFiles(root, before)
    mkdirSync(join(root, 'chapters/folder'))
    assert.throws(() =>
      applyEdits(root, [
        {path: 'chapters/a.md', content: Buffer.from('A')},
        {path: 'chapters/folder', content: Buffer.from('x')},
      ]),
    )
    assert.equal(readFileSync(join(root, 'chapters/a.md'), 'utf8'), 'a')
    assert.deepEqual(readdirSync(join(root, 'chapters')).sort(), ['a.md', 'b.md', 'folder'])
    assert.ok(!hasJournal(new Door(root)))
  }))
