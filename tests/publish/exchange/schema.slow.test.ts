import assert from 'node:assert/strict'
import {spawnSync} from 'node:child_process'
import {cpSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'node:test'
import {unzipSync} from 'fflate'
import {z} from 'zod'
import {exchangeFiles, exchangeRoots} from '../../exchange-roots.ts'
import {fixturesFolder, withFolder} from '../../fixture.ts'
import {samples, skipWithoutSamples} from '../../samples.ts'

const missing = spawnSync('xmllint', ['--version']).error !== undefined
const skipWithoutXmllint = missing && process.env.CI !== 'true' ? 'libxml2-utils is not installed' : false

/** The schema's own addresses are on the network: its files lie side by side here. */
function offlineSchema(folder: string): string {
  for (const name of readdirSync(join(samples, 'reqif/xsd'))) {
    const text = readFileSync(join(samples, 'reqif/xsd', name), 'utf8')
    writeFileSync(join(folder, name), text.replace(/schemaLocation="[^"]*\/([^"/]+)"/g, 'schemaLocation="$1"'))
  }
  return join(folder, 'reqif.xsd')
}

/** Everything that a text may hold, in one chapter. */
const everything = `# Everything

Text with \`code\`, *emphasis*, **strong**, ~~struck~~, a [link](https://example.org/a?b=c&d=[e]), [another](#deep), a break\\
here, H<sub>2</sub>O, <kbd>Esc</kbd>, a note[^n] & an <b>odd</b> one. [POT](<http://a b>)

> [!NOTE]
> A note with a list:
>
> - [x] done
> - [ ] open

3. three
4. four

   > quoted

| a | b |
| :-- | --: |
| 1 | 2 \\| 3 |

\`\`\`c
if (a < b && c > d) return "x\u0007";
\`\`\`

\`\`\`dot title="Parts" alt="a to b"
digraph { a -> b }
\`\`\`

---

<details><summary>More</summary>

Folded.

</details>

> [KET-POT-101] **Heat & <steam>.** The kettle MUST boil:
>
> 1. water, and
> 2. tea.
>
> \`\`\`c
> boil();
> \`\`\`

- [KET-POT-102] **Item.** The kettle SHOULD sing.
- a line between

| Requirement | Value |
| --- | --- |
| [KET-POT-103] **Row.** | The kettle MAY be red. |
| plain | row |

#### deep

[^n]: The note.
`

for (const [name, lay] of Object.entries<(root: string) => void>({
  ...exchangeRoots,
  'everything that a text may hold': (root) => {
    cpSync(join(fixturesFolder, 'base'), root, {recursive: true})
    writeFileSync(join(root, 'chapters/sample.md'), everything)
  },
})) {
  test(
    `exchange: the ReqIF of ${name} is valid`,
    {
      skip: skipWithoutXmllint || skipWithoutSamples('reqif/xsd'),
    },
    () =>
      withFolder(async (folder) => {
        const made = await archiveOf(lay)
        assert.deepEqual(made.again, made.bytes, 'equal bytes')
        const files = unzipSync(made.bytes)
        const [document] = Object.keys(files).filter((path) => path.endsWith('.reqif'))
        writeFileSync(join(folder, 'one.reqif'), files[document!]!)
        for (const [, path] of Buffer.from(files[document!]!)
          .toString()
          .matchAll(/<xhtml:object data="([^"]*)"/g))
          assert.ok(path! in files, `${path} is enclosed`)
        const schema = offlineSchema(folder)
        const {status, stderr} = spawnSync(
          'xmllint',
          ['--nonet', '--noout', '--schema', schema, join(folder, 'one.reqif')],
          {encoding: 'utf8'},
        )
        assert.equal(status, 0, stderr.slice(0, 2000))
      }),
  )
}

async function archiveOf(lay: (root: string) => void): Promise<{bytes: Uint8Array; again: Uint8Array}> {
  return withFolder(async (root) => {
    lay(root)
    const file = await exchangeFiles(root)
    return {bytes: await file('.reqifz'), again: await file('.reqifz')}
  })
}

/** What Sphinx-Needs asks of a file, and what its readers look for. */
const needs = z.looseObject({
  project: z.string(),
  current_version: z.string(),
  versions: z.record(
    z.string(),
    z.looseObject({
      created: z.string(),
      needs_amount: z.number(),
      needs: z.record(
        z.string(),
        z.looseObject({
          id: z.string(),
          type: z.string(),
          title: z.string(),
          content: z.string(),
          status: z.string(),
          tags: z.array(z.string()),
          links: z.array(z.string()),
          links_back: z.array(z.string()),
          sections: z.array(z.string()),
        }),
      ),
    }),
  ),
})

test('exchange: needs.json is of the shape that Sphinx-Needs reads, and its links lead back', () => {
  const file = join(fixturesFolder, 'tiny-spec-outputs/exchange/needs.json')
  const data = needs.parse(JSON.parse(readFileSync(file, 'utf8')))
  const [version] = Object.values(data.versions)
  assert.equal(version!.needs_amount, Object.keys(version!.needs).length)
  for (const [id, need] of Object.entries(version!.needs)) {
    assert.equal(need.id, id)
    for (const other of need.links) assert.ok(version!.needs[other]!.links_back.includes(id))
  }
  assert.deepEqual(version!.needs['P-BAT-01']!.pleases, ['WISH-SOFT'])
})
