import assert from 'node:assert/strict'
import {appendFileSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {setTimeout} from 'node:timers/promises'
import {withFolder, writeFiles} from '../fixture.ts'
import {assertCalm, avps, type Circumstances, start} from './avps.ts'
import {listed} from './ordeal.ts'
import {isRefused, layOutSmall} from './roots.ts'

const command =
  (args: string[], circumstances: Circumstances = {}, files: Record<string, string> = {}) =>
  () =>
    withFolder(async (root) => {
      layOutSmall(root)
      writeFiles(root, files)
      await isRefused(root)
      assertCalm(await avps([...args, '--root', root], {limit: 60_000, ...circumstances}))
    })

const numbers = 'with recursive t(x) as (select 1 union all select x + 1 from t)'
const words =
  "with recursive t(x, s) as (select 1, 'aaaaaaaaaaaaaaaa' union all select x + 1, s || s from t where x < 40)"
const deep = (count: number) => `${'['.repeat(count)}${']'.repeat(count)}`
const opening = 'process.stdin.resume(); process.on("SIGTERM", () => {});'

const target = {'requirements/targets/t.yaml': 'title: T\nadapter: none\nsubjects: [cook]\n'}

const suite = (program: string) => () =>
  withFolder(async (root) => {
    layOutSmall(root)
    appendFileSync(join(root, 'spec.yaml'), '\nsuite: {version: 0.1.0, run: [node, suite.mjs]}\n')
    writeFiles(root, {'suite.mjs': program, ...target})
    assertCalm(await avps(['conform', '--target', 't', '--patience', '2', '--root', root]), [3])
  })

/** Nothing that a machine, a file or a suite does is a mistake of ours, or leaves a program behind. */
export const exits = listed(
  'exits',
  'limits of the machine, odd sources, hostile suites, and commands that are ended',
  {
    'a full terminal': command(['check'], {shell: 'exec >/dev/full;'}),
    'a closed terminal': command(['check'], {shell: 'exec >&-;'}),
    ...Object.fromEntries(
      [24, 28, 32, 48, 64].map((count) => [
        `${count} file handles`,
        command(['build'], {shell: `ulimit -n ${count};`}),
      ]),
    ),
    ...Object.fromEntries(
      [8, 64, 256].map((size) => [`files of ${size} blocks`, command(['build'], {shell: `ulimit -f ${size};`})]),
    ),
    'many rows': command(['query', `${numbers} select x from t limit 200000`, '--rows', '200000']),
    'endless rows': command(['query', `${numbers} select max(x) from t`, '--seconds', '2']),
    'long rows': command(['query', `${words} select max(length(s)) from t`]),
    'a query that writes': command(['query', "vacuum into 'x.sqlite'"]),
    'a huge revision': command(
      ['check'],
      {},
      {'requirements/pancakes.yaml': 'P-BAT-01:\n  pleases: [WISH-SOFT@99999999999999999999]\n'},
    ),
    'a chapter with a long name': command(['build'], {}, {[`chapters/${'n'.repeat(245)}.md`]: '# Long\n'}),
    'a target in a folder': command(
      ['build'],
      {},
      {'requirements/targets/a/b.yaml': 'title: T\nadapter: none\nsubjects: [cook]\n'},
    ),
    'a deep survey': command(
      ['build'],
      {},
      {
        'results/t.jsonl': `{"target":"t","targetVersion":"1","suite":"1","specification":"P 1","survey":{"a":${deep(50_000)}}}\n`,
      },
    ),
    'deep YAML': command(['build'], {}, {'requirements/claims/c.yaml': `a: ${deep(20_000)}\n`}),
    'a deep condition': command(
      ['check'],
      {},
      {'requirements/pancakes.yaml': `P-BAT-01:\n  when: ${'not '.repeat(50_000)}always\n`},
    ),
    'brackets of a condition': command(
      ['check'],
      {},
      {'requirements/pancakes.yaml': `P-BAT-01:\n  when: "${'('.repeat(50_000)}always${')'.repeat(50_000)}"\n`},
    ),
    'an area twice': () => templated("'P-{area}-{area}-{number:2}'"),
    'a name eight times': () => templated(`'W-${'{name}'.repeat(8)}'`),
    'a suite that is silent': suite(`${opening} setInterval(() => {}, 1000)`),
    'a suite that never ends a line': suite(
      `${opening} (function w() { while (process.stdout.write('x'.repeat(1e5))); process.stdout.once('drain', w) })()`,
    ),
    'a suite that nests': suite(
      `${opening} process.stdout.write('{"opened":{"version":"1","x":' + '['.repeat(50000) + ']'.repeat(50000) + '}}\\n')`,
    ),
    'a suite that is not there': command(['conform', '--target', 't'], {}, target),
    'a killed query': ended(['query', `${numbers} select max(x) from t`, '--seconds', '100'], 'SIGKILL'),
    'an interrupted query': ended(['query', `${numbers} select max(x) from t`, '--seconds', '100'], 'SIGINT'),
    'an ended figure': ended(['build'], 'SIGTERM', '\n```dot alt="x"\ndigraph {subgraph {a -> b}}\n```\n'),
  },
  2,
)

function templated(template: string): Promise<void> {
  return withFolder(async (root) => {
    layOutSmall(root)
    const file = join(root, 'spec.yaml')
    writeFileSync(file, readFileSync(file, 'utf8').replace(/id: '[^']*'/, `id: ${template}`))
    writeFileSync(join(root, 'chapters/pancakes.md'), `# P\n\n[W-${'A'.repeat(120)}]\n`)
    assertCalm(await avps(['check', '--root', root], {limit: 20_000}))
  })
}

/** A command that is ended while it works takes every program with it that it has started. */
function ended(args: string[], signal: NodeJS.Signals, text = ''): () => Promise<void> {
  return () =>
    withFolder(async (root) => {
      layOutSmall(root)
      await isRefused(root)
      if (text !== '') writeFileSync(join(root, 'chapters/pancakes.md'), `# P\n${text}`)
      const {child, ended: end} = start([...args, '--root', root])
      await setTimeout(500)
      const started = descendantsOf(child.pid!)
      child.kill(signal)
      await end
      for (let waited = 0; started.some(isAlive) && waited < 5000; waited += 50) await setTimeout(50)
      const left = started.filter(isAlive)
      for (const id of left) process.kill(id, 'SIGKILL')
      assert.deepEqual(left, [], 'programs are left')
    })
}

/** Process ids, as Linux tells them. */
function descendantsOf(parent: number): number[] {
  const own = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => statusOf(Number(name))?.parent === parent)
    .map(Number)
  return own.flatMap((id) => [id, ...descendantsOf(id)])
}

function isAlive(id: number): boolean {
  const status = statusOf(id)
  return status !== undefined && status.state !== 'Z'
}

function statusOf(id: number): {state: string; parent: number} | undefined {
  try {
    const [state, parent] = readFileSync(`/proc/${id}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    return {state: state!, parent: Number(parent)}
  } catch {
    return undefined
  }
}
