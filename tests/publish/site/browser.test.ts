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
async function domOf(context: TestContext, page: string, extra: Record<string, string> = {}): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'browser-'))
  context.after(() => rmSync(folder, {recursive: true, force: true, maxRetries: 5}))
  const {files} = await siteOf(context, kettle)
  for (const [path, text] of [...files, ...Object.entries(extra)]) {
    mkdirSync(dirname(join(folder, path)), {recursive: true})
    writeFileSync(join(folder, path), text)
  }
  const url = `${pathToFileURL(folder).href}/${page}`
  const {stdout, status, stderr} = spawnSync(
    'chromium',
    [...quiet.split(' '), '--allow-file-access-from-files', `--user-data-dir=${folder}/profile`, url],
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

test('browser: nothing in the head of a page lies over another, 320 pixels wide', {skip}, async (context) => {
  const measure = `<!doctype html><title></title><iframe src="index.html" style="width: 320px; height: 200px"></iframe><script>
    onload = () => {
      const parts = [...document.querySelector('iframe').contentDocument.querySelectorAll('.top button, .top .brand, .top input')]
      const wide = parts.filter((part) => part.tagName === 'BUTTON' && part.scrollWidth > part.clientWidth)
      const boxes = parts.map((part) => part.getBoundingClientRect()).filter(({width}) => width > 0).sort((a, b) => a.left - b.left)
      const over = boxes.filter((box, index) => index > 0 && box.left < boxes[index - 1].right)
      document.title = boxes.length + ' shown, ' + (wide.length + over.length) + ' in the way'
    }
  </script>`
  const dom = await domOf(context, 'narrow.html', {'narrow.html': measure})
  assert.match(dom, /<title>4 shown, 0 in the way<\/title>/)
})

test('browser: the search finds nothing where nothing is', {skip}, async (context) => {
  const dom = await domOf(context, 'index.html?q=zzqqxx')
  assert.doesNotMatch(dom, /role="option"/)
})
