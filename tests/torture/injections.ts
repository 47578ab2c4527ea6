import assert from 'node:assert/strict'
import {appendFileSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {withFolder, writeFiles} from '../fixture.ts'
import {assertCalm, avps} from './avps.ts'
import {listed} from './ordeal.ts'
import {filesOf, layOutSmall} from './roots.ts'

const evil = '\u001b]0;x\u0007\u009b31m\u202e\u2066::add-mask::x'
const quoted = JSON.stringify(evil)

/** Where an author's words come from. */
const places: Record<string, (root: string) => void> = {
  'a key of YAML': (root) => appendFileSync(join(root, 'requirements/pancakes.yaml'), `${quoted}: {rationale: x}\n`),
  'a value of YAML': (root) =>
    appendFileSync(
      join(root, 'requirements/pancakes.yaml'),
      `P-BAT-99: {when: ${quoted}, verify: "\\n::add-mask::y"}\n`,
    ),
  'a chapter': (root) =>
    appendFileSync(join(root, 'chapters/pancakes.md'), `\n# ${evil}\n\n[P-BAT-77] ${evil} [x](java${evil}script:x)\n`),
  'a name of a file': (root) => writeFiles(root, {'chapters/\u001b[31m\n::add-mask::z.md': '# X\n'}),
  'a title of a target': (root) =>
    writeFiles(root, {'requirements/targets/t.yaml': `title: ${quoted}\nadapter: x\nsubjects: [cook]\n`}),
  'a specification': (root) => {
    const file = join(root, 'spec.yaml')
    writeFileSync(file, readFileSync(file, 'utf8').replace(/title: .*/, `title: ${quoted}`))
  },
  'a result': (root) =>
    writeFiles(root, {
      'results/t.jsonl': `{"target":${quoted},"targetVersion":${quoted},"suite":"1","specification":"x"}\n{"x":${quoted}\n`,
    }),
  'a ledger': (root) =>
    appendFileSync(
      join(root, 'requirements/ledger.jsonl'),
      `{"event":"issue","id":${quoted},"revision":1,"hash":"0","since":"1"}\n`,
    ),
}

const commands = [
  ...[['check'], ['check', '--format', 'github'], ['check', '--json'], ['build'], ['conform', '--list'], ['stubs']],
  ...[
    ['query', 'select * from findings'],
    ['query', 'select * from findings', '--format', 'csv'],
    ['accept', evil, '--as', 'clarified'],
  ],
]

/** No words of an author act on a terminal, a log or a page. */
export const injections = listed(
  'injection',
  'controls, commands and turned text from every kind of source',
  Object.fromEntries(Object.entries(places).map(([name, put]) => [name, () => tryPlace(put)])),
  1,
)

async function tryPlace(put: (root: string) => void): Promise<void> {
  await withFolder(async (root) => {
    layOutSmall(root)
    put(root)
    for (const args of commands) {
      const result = await avps([...args, '--root', root], {environment: {CI: 'true'}})
      assertCalm(result)
      const said = result.out + result.err
      assert.doesNotMatch(
        said,
        /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/,
        args.join(' '),
      )
      for (const line of said.split('\n'))
        assert.doesNotMatch(line, /^\s*::(?!(?:error|warning|notice) file=)/, `${args.join(' ')} says ${line}`)
    }
    for (const [path, content] of filesOf(join(root, 'dist/site')))
      if (path.endsWith('.html'))
        assert.doesNotMatch(content, /<script(?![^>]* src="[\w./-]+")[^>]*>(?!window\.)|javascript:/i, path)
  })
}
