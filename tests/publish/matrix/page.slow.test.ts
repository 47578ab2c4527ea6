import assert from 'node:assert/strict'
import {join} from 'node:path'
import test from 'node:test'
import {pathToFileURL} from 'node:url'
import type {Matrix} from '../../../tools/publish/matrix/matrix.ts'
import {withFolder} from '../../fixture.ts'
import {type BrowserPage, skipWithoutChromium, withBrowser} from '../site/chromium.ts'
import {longMatrix, writeMatrixPage} from './long-list.ts'

const skip = skipWithoutChromium
const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** The page of a matrix, opened from a folder: no server, no network. `visit` opens it at a fragment. */
async function onPage(
  matrix: Matrix,
  use: (page: BrowserPage, visit: (fragment?: string) => Promise<void>) => Promise<void>,
): Promise<void> {
  await withFolder(async (folder) => {
    const name = await writeMatrixPage(folder, matrix)
    const url = pathToFileURL(join(folder, name)).href
    await withBrowser(async (page) => {
      await page.resize(1280, 900)
      const visit = (fragment = '') => page.open(`${url}${fragment}`)
      await visit()
      await use(page, visit)
    })
  })
}

/** Types a text, key by key, into the filter. */
async function type(page: BrowserPage, text: string): Promise<void> {
  await page.evaluate(`document.querySelector('#filter-text').focus()`)
  for (const letter of text) await page.press(letter)
  await wait(150)
}

const status = (page: BrowserPage) =>
  page.evaluate<string>(`document.querySelector('.matrix-filter [role=status]').textContent`)
const column = (page: BrowserPage, index: number) =>
  page.evaluate<string[]>(
    `[...document.querySelectorAll('.matrix-list tbody:not(.space) tr')].slice(0, 5).map((row) => row.cells[${index}].textContent)`,
  )
const choose = (page: BrowserPage, parameter: string, value: string) =>
  page.evaluate(
    `{const one = document.querySelector('select[data-parameter="${parameter}"]'); one.value = '${value}'; one.dispatchEvent(new Event('change', {bubbles: true}))}`,
  )
const hash = (page: BrowserPage) => page.evaluate<string>('decodeURIComponent(location.hash)')

/** Long: windowed from a data file; short: rows of the page. */
const sizes = {long: 20_000, short: 600}

for (const [kind, size] of Object.entries(sizes)) {
  const matrix = longMatrix(size)
  const aside = matrix.rows.filter(({state}) => state === 'not applicable' || state === 'permission').length
  const number = (count: number) => count.toLocaleString('en')

  test(`matrix page, ${kind}: what does not count is hidden, counted, and shown on demand`, {skip}, () =>
    onPage(matrix, async (page) => {
      const [shown, all] = [number(size - aside), number(size)]
      assert.equal(await status(page), `${shown} of ${all} rows; ${number(aside)} that do not count are hidden`)
      assert.match(
        await page.evaluate(`document.querySelector('.box label').textContent`),
        new RegExp(`^Show ${number(aside)} rows`),
      )
      await page.evaluate(`document.querySelector('#filter-all').click()`)
      assert.equal(await status(page), `${all} rows`)
      assert.equal(
        await page.evaluate(`document.querySelector('.matrix-list').getAttribute('aria-rowcount')`),
        String(size + 1),
      )
      await page.evaluate(`document.querySelector('#filter-all').click()`)
      // Who asks for such a state sees it.
      await choose(page, 'state', 'permission')
      const permissions = matrix.rows.filter(({state}) => state === 'permission').length
      assert.equal(await status(page), `${number(permissions)} of ${all} rows`)
    }),
  )

  test(`matrix page, ${kind}: filters and order stand in the address, and one step back undoes one step`, {skip}, () =>
    onPage(matrix, async (page, visit) => {
      await choose(page, 'level', 'MUST NOT')
      await type(page, 'Queue')
      assert.equal(await hash(page), '#?text=queue&level=MUST+NOT'.replace('queue', 'Queue'))
      const expected = matrix.rows.filter(
        (row) =>
          row.level === 'MUST NOT' &&
          Object.entries(row).some(
            ([key, value]) => key !== 'requirement_page' && String(value ?? '').includes('queue'),
          ) &&
          row.state !== 'permission' &&
          row.state !== 'not applicable',
      )
      const found = await status(page)
      assert.ok(found.startsWith(`${number(expected.length)} of ${number(size)} rows`), found)
      assert.deepEqual(
        await column(page, 0),
        expected.slice(0, 5).map(({requirement}) => requirement),
      )
      const address = await hash(page)
      await page.evaluate('history.back()')
      await wait(150)
      assert.equal(await hash(page), '#?level=MUST+NOT')
      assert.equal(await page.evaluate(`document.querySelector('#filter-text').value`), '')
      await page.evaluate('history.back()')
      await wait(150)
      assert.equal(await hash(page), '')
      await visit(`${address}&sort=-requirement`)
      assert.ok((await status(page)).startsWith(`${number(expected.length)} of`))
      assert.equal(await page.evaluate(`document.querySelector('select[data-parameter=level]').value`), 'MUST NOT')
      assert.deepEqual(
        await column(page, 0),
        expected
          .slice(-5)
          .reverse()
          .map(({requirement}) => requirement),
      )
      await page.evaluate(`document.querySelector('.clear').click()`)
      assert.equal(await hash(page), '')
    }),
  )

  test(`matrix page, ${kind}: the keyboard sorts by one column, and with Shift by several`, {skip}, () =>
    onPage(matrix, async (page) => {
      const sorted = () =>
        page.evaluate<string[]>(
          `[...document.querySelectorAll('.matrix-list thead th')].map((head) => head.getAttribute('aria-sort') ?? head.getAttribute('aria-description') ?? '')`,
        )
      const focus = (index: number) =>
        page.evaluate(`document.querySelectorAll('.matrix-list thead button')[${index}].focus()`)
      await focus(2)
      await page.press('Enter')
      assert.equal((await sorted())[2], 'ascending')
      assert.deepEqual([...new Set(await column(page, 2))], ['MUST'])
      await focus(0)
      await page.press('Enter', true)
      await page.press('Enter', true)
      assert.equal((await sorted())[0], 'sorted by it in place 2, descending')
      const last = matrix.rows.filter(
        ({level, state}) => level === 'MUST' && state !== 'permission' && state !== 'not applicable',
      )
      assert.deepEqual(
        await column(page, 0),
        last
          .slice(-5)
          .reverse()
          .map(({requirement}) => requirement),
      )
      assert.equal(await hash(page), '#?sort=level,-requirement')
      assert.equal(await page.evaluate('document.activeElement.textContent.trim().split(" ")[0]'), 'Requirement')
    }),
  )

  test(`matrix page, ${kind}: head and first column stay in view, and the last row can be reached`, {skip}, () =>
    onPage(matrix, async (page) => {
      const rows = size - aside
      for (let step = 0; step < 3; step++) {
        await page.evaluate(`{const list = document.querySelector('.matrix'); list.scrollTo(400, list.scrollHeight)}`)
        await wait(150)
      }
      const {over, left, last, drawn} = await page.evaluate<Record<string, number>>(`(() => {
        const list = document.querySelector('.matrix').getBoundingClientRect()
        const head = document.querySelector('.matrix-list thead th').getBoundingClientRect()
        const rows = [...document.querySelectorAll('.matrix-list tbody:not(.space) tr')]
        const cell = rows.at(-1).cells[0].getBoundingClientRect()
        return {over: head.top - list.top, left: cell.left - list.left, last: Number(rows.at(-1).getAttribute('aria-rowindex')), drawn: rows.length}
      })()`)
      assert.ok(Math.abs(over!) < 3 && Math.abs(left!) < 3, `${over} ${left}`)
      assert.equal(last, rows + 1)
      assert.ok(drawn! < 300, `${drawn} rows are drawn`)
    }),
  )

  test(`matrix page, ${kind}: at 320 pixels a row is a card, and nothing scrolls sideways`, {skip}, () =>
    onPage(matrix, async (page) => {
      await page.resize(320, 640)
      await wait(200)
      const seen = await page.evaluate<{width: number; inner: number; label: string; display: string}>(`(() => {
        const cell = document.querySelector('.matrix-list tbody:not(.space) td')
        return {width: document.documentElement.scrollWidth, inner: document.querySelector('.matrix').scrollWidth,
          label: getComputedStyle(cell, '::before').content, display: getComputedStyle(cell.parentElement).display}
      })()`)
      assert.deepEqual([seen.width, seen.label, seen.display], [320, '"Requirement"', 'block'])
      assert.ok(seen.inner <= 320)
      await page.evaluate('scrollTo(0, document.documentElement.scrollHeight / 2)')
      await wait(200)
      const inView = await page.evaluate<number>(
        `[...document.querySelectorAll('.matrix-list tbody:not(.space) tr')].filter((row) => row.getBoundingClientRect().top < innerHeight && row.getBoundingClientRect().bottom > 0).length`,
      )
      assert.ok(inView > 0, 'rows are drawn where the page was scrolled to')
    }),
  )
}

test('matrix page: no state is said by colour alone', {skip}, () =>
  onPage(longMatrix(60), async (page) => {
    const bare = await page.evaluate<string[]>(
      `[...document.querySelectorAll('.matrix-list .state')].filter((one) => one.textContent === '' || !/[^\\s"]/.test(getComputedStyle(one, '::before').content.replace('none', ''))).map((one) => one.outerHTML)`,
    )
    assert.deepEqual(bare, [])
    assert.ok(await page.evaluate<number>(`document.querySelectorAll('.matrix-list .state').length`))
  }),
)
