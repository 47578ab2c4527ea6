import {mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import Database from 'better-sqlite3'
import {markdownToHtml, markdownToMdast} from 'satteri'

// The least that our job could take: parse every chapter, insert its requirements, write one page each. No checks, no
// links, no trace: what any honest figure has to be held against, in the same run.
const root = process.argv[2]!
const out = join(root, '.floor')
rmSync(out, {recursive: true, force: true})
mkdirSync(out, {recursive: true})
const database = new Database(join(out, 'floor.sqlite'))
database.exec('CREATE TABLE requirement (id TEXT PRIMARY KEY, text TEXT NOT NULL, chapter TEXT NOT NULL)')
const insert = database.prepare('INSERT INTO requirement VALUES (?, ?, ?)')
database.transaction(() => {
  for (const name of readdirSync(join(root, 'chapters'))) {
    const source = readFileSync(join(root, 'chapters', name), 'utf8')
    const tree = markdownToMdast(source) as unknown as {
      children: {type: string; position: {start: {offset: number}; end: {offset: number}}}[]
    }
    for (const node of tree.children) {
      if (node.type !== 'blockquote') continue
      const text = source.slice(node.position.start.offset, node.position.end.offset)
      const id = /^> \[([A-Z0-9-]+)\]/.exec(text)?.[1]
      if (id) insert.run(id, text, name)
    }
    const rendered = markdownToHtml(source) as unknown as string | {html: string}
    writeFileSync(join(out, `${name}.html`), typeof rendered === 'string' ? rendered : rendered.html)
  }
})()
database.close()
