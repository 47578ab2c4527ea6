import assert from 'node:assert/strict'
import test from 'node:test'
import {fileURLToPath} from 'node:url'
import {runInNewContext} from 'node:vm'
import {asRendered} from '../../../tools/model/output-file.ts'
import {packageRoot} from '../../../tools/own/package-root.ts'
import {analyse} from '../../../tools/pipeline/analyse.ts'
import {matrixData} from '../../../tools/publish/matrix/matrix-data.ts'
import {matrixOutputs} from '../../../tools/publish/matrix/matrix-outputs.ts'
import {matrixView, mostRowsInPage} from '../../../tools/publish/matrix/matrix-page.ts'
import {siteOutputs} from '../../../tools/publish/site/site-outputs.ts'
import {openRoot} from '../../../tools/read/root.ts'
import {withFolder, writeFiles} from '../../fixture.ts'
import {kettle} from '../site/small-specification.ts'
import {readStrictly} from '../site/strict-html.ts'
import {longMatrix} from './long-list.ts'

/** Every HTML page that a root has, those of matrices among them. */
async function pagesOf(root: string): Promise<Map<string, string>> {
  const {database, digests} = await analyse(openRoot(root), 'test')
  const named = ['site', 'matrices'] as const
  const pages = new Map<string, string>()
  for (const output of [...siteOutputs(database, digests, named), ...matrixOutputs(database, digests, named)])
    if (output.path.endsWith('.html')) pages.set(output.path, String(asRendered(await output.render()).content))
  database.close()
  return pages
}

test('matrix pages: they are strict HTML in the frame of the site, and their links lead to places that are there', async () => {
  const pages = await pagesOf(fileURLToPath(packageRoot))
  const matrices = [...pages].filter(([path]) => path.startsWith('site/matrix-'))
  assert.equal(matrices.length, 6)
  const places = new Map(
    [...pages].map(([path, html]) => [path, new Set([...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id))]),
  )
  for (const [path, html] of matrices) {
    readStrictly(html, path)
    for (const [, name] of html.matchAll(/<li><a href="(matrix-[^"]*)"/g)) assert.ok(pages.has(`site/${name}`), name)
    assert.match(html, /<a class="skip" href="#page:main">/)
    const links = [...html.matchAll(/<a class="id" href="([^"#]*)#([^"]*)"/g)]
    for (const [, page, anchor] of links)
      assert.ok(places.get(`site/${page}`)?.has(anchor!), `${path}: ${page}#${anchor}`)
  }
  for (const [path, html] of pages) assert.match(html, /<a href="matrix-device-feature.html"/, path)
})

test('matrix pages: what an author or a target writes is text', () =>
  withFolder(async (root) => {
    const evil = '</script><img src=x onerror=alert(1)>'
    writeFiles(root, {
      ...kettle,
      'requirements/catalogues/tea-2.yaml': kettle['requirements/catalogues/tea-2.yaml']!.replace(
        'Chapter 4, hot',
        `Chapter 4, ${evil}`,
      ),
      'results/red.jsonl': kettle['results/red.jsonl']!.replace(
        '"observed":"pass"',
        `"observed":"not-observable","reason":${JSON.stringify(evil)}`,
      ),
    })
    const pages = await pagesOf(root)
    let seen = 0
    for (const [path, html] of pages) {
      if (!path.startsWith('site/matrix-')) continue
      readStrictly(html, path)
      assert.doesNotMatch(html, /<img/)
      if (html.includes('&lt;img')) seen++
    }
    assert.ok(seen >= 2)
  }))

test('matrix pages: a long list comes from a data file that says the same', () => {
  const matrix = longMatrix(mostRowsInPage + 1)
  matrix.rows[0]!.requirement_title = '</script>\u2028<b>'
  const view = matrixView(matrix)
  assert.deepEqual([view.rows, view.source], ['', 'matrices/matrix-requirement-case-target.js'])
  const script = matrixData(matrix)
  assert.doesNotMatch(script, /<|\u2028/)
  const window: {matrixData?: {values: string[]; of: number[]; pages?: string[]}[]} = {}
  runInNewContext(script, {window})
  matrix.columns.forEach(({key}, index) => {
    const {values, of} = window.matrixData![index]!
    assert.deepEqual(
      [...of].map((at) => values[at]),
      matrix.rows.map((row) => String(row[key] ?? '')),
      key,
    )
  })
  assert.equal(matrixView(longMatrix(mostRowsInPage)).source, '')
})
