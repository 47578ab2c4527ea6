import {rmSync} from 'node:fs'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {longMatrix, writeMatrixPage} from '../tests/publish/matrix/long-list.ts'
import {type BrowserPage, skipWithoutChromium, withBrowser} from '../tests/publish/site/chromium.ts'

/** Milliseconds, measured in the page of a long matrix. */
export interface PageFigures {
  rows: number
  /** A first click on the head of a column in which every value is another one, until the rows are laid out. */
  sort: number
  /** The longest time that the page was busy while ten letters were typed, 120 ms apart; tasks below 50 ms are not told. */
  typing: number
}

/** Undefined where no browser is installed. */
export async function measureMatrixPage(folder: string, rows: number): Promise<PageFigures | undefined> {
  if (skipWithoutChromium) return undefined
  const site = join(folder, 'matrix-page')
  const name = await writeMatrixPage(site, longMatrix(rows))
  try {
    return await withBrowser(async (page) => {
      await page.resize(1280, 900)
      await page.open(pathToFileURL(join(site, name)).href)
      await settle(page)
      const sort = await page.evaluate<number>(`(() => {
        const button = document.querySelectorAll('.matrix-list thead button')[1]
        const start = performance.now()
        button.click()
        document.body.getBoundingClientRect()
        return performance.now() - start
      })()`)
      await settle(page)
      return {rows, sort: Math.round(sort), typing: await longestWhileTyping(page, 'queue buff')}
    })
  } finally {
    rmSync(site, {recursive: true, force: true})
  }
}

async function longestWhileTyping(page: BrowserPage, letters: string): Promise<number> {
  await page.evaluate(`{
    document.querySelector('#filter-text').focus()
    window.longTasks = []
    new PerformanceObserver((list) => window.longTasks.push(...list.getEntries().map(({duration}) => duration))).observe({type: 'longtask'})
  }`)
  for (const letter of letters) {
    await page.press(letter)
    await settle(page, 120)
  }
  await settle(page)
  return Math.round(await page.evaluate<number>('Math.max(0, ...window.longTasks)'))
}

function settle(page: BrowserPage, milliseconds = 1500): Promise<void> {
  return page.evaluate(`new Promise((done) => setTimeout(done, ${milliseconds}))`)
}
