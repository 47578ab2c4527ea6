import assert from 'node:assert/strict'
import {spawnSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import test, {type TestContext} from 'node:test'
import {pathToFileURL} from 'node:url'
import {kettle, siteOf} from './small-specification.ts'

const missing = spawnSync('chromium', ['--version']).error !== undefined

/** In CI a missing browser is a failure. */
const skip = missing && process.env.CI !== 'true' ? 'chromium is not installed: npm run system' : false

const quiet =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking ' +
  '--disable-component-update --disable-sync --virtual-time-budget=5000 --dump-dom'

/** The page as a browser has it after its scripts have run, opened from a folder: no server, no network. */
async function domOf(context: TestContext, page: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'browser-'))
  context.after(() => rmSync(folder, {recursive: true, force: true, maxRetries: 5}))
  const {files} = await siteOf(context, kettle)
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), {recursive: true})
    writeFileSync(join(folder, path), text)
  }
  const url = `${pathToFileURL(folder).href}/${page}`
  const {stdout, status, stderr} = spawnSync(
    'chromium',
    [...quiet.split(' '), `--user-data-dir=${folder}/profile`, url],
    {
      encoding: 'utf8',
      timeout: 60_000,
    },
  )
  assert.equal(status, 0, stderr)
  return stdout
}

test('browser: the search finds a requirement by its id, from a file', {skip}, async (context) => {
  const dom = await domOf(context, 'index.html?q=KTL-BOIL-002')
  const found = /<[^>]*role="option"[\s\S]*?<\/[^>]*>/.exec(dom)?.[0] ?? ''
  assert.match(dom, /href="[a-z-]+\.html#KTL-BOIL-002"/)
  assert.match(found, /KTL-BOIL-002/)
})

test('browser: the search finds nothing where nothing is', {skip}, async (context) => {
  const dom = await domOf(context, 'index.html?q=zzqqxx')
  assert.doesNotMatch(dom, /role="option"/)
})
