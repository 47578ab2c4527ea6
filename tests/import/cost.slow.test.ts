import assert from 'node:assert/strict'
import {cpSync} from 'node:fs'
import {join} from 'node:path'
import test from 'node:test'
import {chapterOf} from '../../tools/import/reqif/chapter.ts'
import {readReqifFile} from '../../tools/import/reqif/read-file.ts'
import {type Analysis, analyse} from '../../tools/pipeline/analyse.ts'
import {openRoot} from '../../tools/read/root.ts'
import {fixturesFolder, withFolder} from '../fixture.ts'

/** Documents that grow by what they repeat. */
const shapes: Record<string, (count: number) => {objects: string; relations?: string}> = {
  'objects of one title': (count) => ({
    objects: Array.from({length: count}, (_, index) => object(`o${index}`, '<x:p>It MUST.</x:p>')).join(''),
  }),
  'values of one attribute': (count) => ({
    objects: `<SPEC-OBJECT IDENTIFIER="o"><VALUES>${'<ATTRIBUTE-VALUE-STRING THE-VALUE="a"/>'.repeat(count)}</VALUES></SPEC-OBJECT>`,
  }),
  'relations of one object': (count) => ({
    objects: object('o0', '<x:p>It MUST.</x:p>') + object('o1', '<x:p>It MUST.</x:p>'),
    relations: Array.from(
      {length: count},
      (_, index) =>
        `<SPEC-RELATION IDENTIFIER="r${index}"><TYPE><A>t</A></TYPE><SOURCE><B>o0</B></SOURCE><TARGET><B>o1</B></TARGET></SPEC-RELATION>`,
    ).join(''),
  }),
  'paragraphs in a cell': (count) => ({
    objects: object('o', `<x:table><x:tr><x:td>${'<x:p>a</x:p>'.repeat(count)}</x:td></x:tr></x:table>`),
  }),
  'brackets and marks': (count) => ({objects: object('o', `<x:p>${'[*_~`\\|&lt;'.repeat(count)}</x:p>`)}),
  'one long word of marks': (count) => ({
    objects: object('o', `<x:p>${'#'.repeat(count)} ${'1'.repeat(count)}.</x:p>`),
  }),
}

function object(id: string, body: string): string {
  return `<SPEC-OBJECT IDENTIFIER="${id}"><VALUES><ATTRIBUTE-VALUE-XHTML><DEFINITION><A>text</A></DEFINITION><THE-VALUE><x:div>${body}</x:div></THE-VALUE></ATTRIBUTE-VALUE-XHTML></VALUES></SPEC-OBJECT>\n`
}

function seconds({objects, relations = ''}: {objects: string; relations?: string}, {sources, ids}: Analysis): number {
  const text = `<REQ-IF xmlns="http://www.omg.org/spec/ReqIF/20110401/reqif.xsd" xmlns:x="http://www.w3.org/1999/xhtml"><CORE-CONTENT><REQ-IF-CONTENT><SPEC-TYPES><T IDENTIFIER="t" LONG-NAME="refines"/><T IDENTIFIER="text" LONG-NAME="ReqIF.Text"/></SPEC-TYPES><SPEC-OBJECTS>${objects}</SPEC-OBJECTS><SPEC-RELATIONS>${relations}</SPEC-RELATIONS></REQ-IF-CONTENT></CORE-CONTENT></REQ-IF>`
  const start = process.cpuUsage()
  const {documents} = readReqifFile(Buffer.from(text), 'x')
  const {markdown} = chapterOf(documents, {
    ...{spec: sources.spec, ids, title: 'Cost', area: 'POT', map: {}, keepIds: false, taken: new Set()},
    ...{defaults: {}, picture: () => undefined},
  })
  assert.ok(markdown.startsWith('# Cost\n'))
  const {user, system} = process.cpuUsage(start)
  return (user + system) / 1e6
}

test('import: twice the file costs about twice as much, whatever it repeats', () =>
  withFolder(async (root) => {
    cpSync(join(fixturesFolder, 'base'), root, {recursive: true})
    const analysis = await analyse(openRoot(root), root)
    for (const [name, shape] of Object.entries(shapes)) {
      seconds(shape(2000), analysis)
      const [small, large] = [seconds(shape(5000), analysis), seconds(shape(20_000), analysis)]
      assert.ok(large < Math.max(0.5, 10 * small), `${name}: ${small} s, four times as much ${large} s`)
    }
  }))
