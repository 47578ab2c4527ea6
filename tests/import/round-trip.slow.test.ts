import assert from 'node:assert/strict'
import test from 'node:test'
import {readReqifFile} from '../../tools/import/reqif/read-file.ts'
import {type ItemRow, readRows} from '../../tools/import/reqif/rows.ts'
import type {Requirements} from '../../tools/publish/exchange/requirements-schema.ts'
import {exchangeFiles, exchangeRoots} from '../exchange-roots.ts'
import {withFolder} from '../fixture.ts'

for (const [name, lay] of Object.entries(exchangeRoots)) {
  test(`exchange: what the ReqIF of ${name} says is read as it was written`, () =>
    withFolder(async (root) => {
      lay(root)
      const file = await exchangeFiles(root)
      const written = rowsOf(JSON.parse(Buffer.from(await file('requirements.json')).toString()))
      const {documents} = readReqifFile(await file('.reqifz'), 'own.reqifz')
      const read = readRows(documents[0]!)
      assert.equal(documents.length, 1)
      assert.deepEqual(documents[0]!.oddities, [])
      assert.deepEqual(
        read.map(({id}) => id),
        written.map(({id}) => id),
      )
      for (const [index, row] of written.entries()) assert.deepEqual(read[index], row)
    }))
}

/** The same of `requirements.json`. */
function rowsOf({items}: Requirements): ItemRow[] {
  return items.map((item) => {
    const {id, type, state, revision, hash, title, text, chapter, section, file, line, successor, requirement} = item
    const {level, subject, verify, condition, rationale, evidence, profiles} = requirement ?? {
      ...{level: null, subject: null, verify: null, condition: null, rationale: null, evidence: null, profiles: []},
    }
    const links = item.links.map(({role, destination}): [string, string] => [role, destination])
    links.sort(([a, b], [c, d]) => (`${a} ${b}` < `${c} ${d}` ? -1 : 1))
    return {
      ...{id, type, state, revision, hash, title, text, chapter, section, file, line},
      ...{level, subject, verify, condition, rationale, evidence, profiles, links, successor},
    }
  })
}
