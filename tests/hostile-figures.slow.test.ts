import assert from 'node:assert/strict'
import {spawn, spawnSync} from 'node:child_process'
import {cpSync, existsSync, readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {test} from 'node:test'
import {setTimeout as wait} from 'node:timers/promises'
import {fileURLToPath} from 'node:url'
import {packageRoot} from '../tools/own/package-root.ts'
import {fixturesFolder, withFolder, writeFiles} from './fixture.ts'

const cli = fileURLToPath(new URL('build/tools/cli.js', packageRoot))

const dense = `digraph {${Array.from({length: 130}, (_, from) =>
  Array.from({length: 130}, (_, to) => (from === to ? '' : `n${from} -> n${to};`)).join(''),
).join('')}}`
const nested = `digraph {${Array.from({length: 3000}, (_, index) => `subgraph cluster${index} {`).join('')}a${'}'.repeat(3001)}`

function figure(source: string): string {
  return `\`\`\`dot alt="A figure"\n${source}\n\`\`\`\n\n`
}

function layOutChapter(root: string, text: string): void {
  cpSync(join(fixturesFolder, 'base'), root, {recursive: true})
  writeFiles(root, {'chapters/sample.md': `# Sample\n\n${text}`})
}

test('hostile figures: one that crashes is named, the one after it is drawn, and the next build tries again', async () => {
  await withFolder((root) => {
    layOutChapter(root, figure(nested) + figure('digraph {good -> figure}'))
    const build = () =>
      spawnSync(process.execPath, [cli, 'build', '--only', 'site', '--root', root], {encoding: 'utf8'})
    for (const {status, stdout, stderr} of [build(), build()]) {
      assert.equal(status, 1, stderr)
      assert.match(
        stderr,
        /sample\.md:3:1: error: Unexpected dot source, expected a figure that can be drawn: the program/,
      )
      assert.equal(stderr.match(/expected a figure that can be drawn/g)?.length, 1)
      assert.doesNotMatch(stdout, /Nothing changed/)
    }
    const shown = readdirSync(join(root, 'dist/site/figures')).map((name) =>
      readFileSync(join(root, 'dist/site/figures', name), 'utf8'),
    )
    assert.equal(shown.length, 2)
    assert.equal(shown.filter((svg) => />figure</.test(svg)).length, 1)
    assert.equal(shown.filter((svg) => />This figure could not be drawn; the findings say why\.</.test(svg)).length, 1)
  })
})

test('hostile figures: a signal ends a build while one is drawn, and its process with it', {
  skip: !existsSync('/proc/self/task') && 'no /proc on this system',
}, async () => {
  await withFolder(async (root) => {
    layOutChapter(root, figure(dense))
    const build = spawn(process.execPath, [cli, 'build', '--root', root], {stdio: 'ignore'})
    const ended = new Promise<number | null>((resolve) => {
      build.on('close', resolve)
    })
    const children = () =>
      existsSync(`/proc/${build.pid}`)
        ? readFileSync(`/proc/${build.pid}/task/${build.pid}/children`, 'utf8').trim().split(' ').filter(Boolean)
        : []
    while (children().length === 0) await wait(20)
    const [child] = children()
    await wait(500)
    const signalled = performance.now()
    build.kill('SIGTERM')
    assert.equal(await ended, 143)
    assert.ok(performance.now() - signalled < 1_000)
    for (let tries = 0; tries < 40 && existsSync(`/proc/${child}`); tries++) await wait(50)
    assert.ok(!existsSync(`/proc/${child}`), 'its process is gone')
  })
})
