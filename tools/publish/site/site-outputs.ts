import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import type {Database} from 'better-sqlite3'
import type {Output} from '../../model/output-file.ts'
import type {OutputName} from '../../model/output-names.ts'
import {sha256} from '../../text/hash.ts'
import {type SitePages, sitePages} from '../../trace/site/pages.ts'
import type {
  ChapterRow,
  CoverageRow,
  FindingRow,
  IndexRow,
  NavigationRow,
  RequirementsRow,
  TermRow,
} from '../../trace/site/rows.ts'
import {chapterView} from './chapter-page.ts'
import {coverageView} from './coverage-page.ts'
import {findingsView} from './findings-page.ts'
import {indexView} from './index-page.ts'
import {matrixPages} from './matrix-pages.ts'
import {pageFrame} from './page.ts'
import {remember} from './remember.ts'
import {requirementsView} from './requirements-page.ts'
import {scriptData} from './script-data.ts'
import {retiredShard, searchShard} from './search-shard.ts'
import {siteStyle} from './style.ts'
import {loadTemplates, type Render, readSiteFile} from './templates.ts'
import {termLinker} from './term-links.ts'

/**
 * Every file of the site. A page is made of texts that queries gave: its own rows, the navigation, and for a chapter the
 * terms. Its inputs are the hashes of these texts: most of them decide several files, and are hashed once.
 *
 * The rows of a chapter are asked for only where its page is rendered. `digests` stands for what a chapter's own text and
 * the sources beside the chapters made of it; with the faces of its neighbours it decides the rows. The navigation lists the
 * pages of matrices where they are among the `named` outputs of the specification.
 */
export function siteOutputs(
  database: Database,
  digests: Map<number, string>,
  named: readonly OutputName[] = [],
): Output[] {
  const pages = sitePages(database, matrixPages(named))
  const frame = frameLoader()
  return [
    ...listOutputs(pages, frame),
    ...chapterOutputs(pages, frame, digests),
    shardList([...pages.chapters().map(({slug}) => slug), 'requirements']),
    ...staticOutputs(),
    ...assetOutputs(database),
    ...undrawnOutputs(database),
  ]
}

type Frame = Awaited<ReturnType<ReturnType<typeof frameLoader>>>

/** The frame of pages with this navigation; the template engine is loaded with the first. */
function frameLoader(): (navigation: string) => Promise<{render: Render} & ReturnType<typeof pageFrame>> {
  let templates: Promise<Render> | undefined
  let frameOf: ((navigation: string) => ReturnType<typeof pageFrame>) | undefined
  return async (navigation) => {
    templates ??= loadTemplates()
    const render = await templates
    frameOf ??= remember((text: string) => pageFrame(text, render))
    return {render, ...frameOf(navigation)}
  }
}

function listOutputs(pages: SitePages, frame: (navigation: string) => Promise<Frame>): Output[] {
  const navigation = pages.navigation(0)
  const navigationHash = sha256(navigation)
  const requirements = pages.requirements()
  const requirementsHash = sha256(requirements)
  const list = <Row>(name: string, title: string, row: string, hash: string, view: (row: Row) => object): Output => ({
    path: `site/${name}.html`,
    inputs: JSON.stringify([hash, navigationHash]),
    render: async () => {
      const {render, page} = await frame(navigation)
      return page({slug: name, title, body: render(name, view(JSON.parse(row) as Row))})
    },
  })
  const index = pages.index()
  const coverage = pages.coverage()
  const findings = pages.findings()
  return [
    list<IndexRow>('index', '', index, sha256(index), (row) => indexView(row, JSON.parse(navigation) as NavigationRow)),
    list<RequirementsRow>('requirements', 'Requirements', requirements, requirementsHash, requirementsView),
    list<CoverageRow>('coverage', 'Coverage', coverage, sha256(coverage), coverageView),
    list<FindingRow[]>('findings', 'Findings', findings, sha256(findings), findingsView),
    {
      path: 'site/search/requirements.js',
      inputs: requirementsHash,
      render: () => retiredShard(JSON.parse(requirements) as RequirementsRow),
    },
  ]
}

function chapterOutputs(
  pages: SitePages,
  frame: (navigation: string) => Promise<Frame>,
  digests: Map<number, string>,
): Output[] {
  const terms = pages.terms()
  const termsHash = sha256(terms)
  const linkerOf = remember((text: string) => termLinker(JSON.parse(text) as TermRow[]))
  const navigationHash = remember((text: string) => sha256(text))
  // Rows of the chapter that was asked for last.
  const textOf = remember((number: number) => pages.chapter(number))
  const neighbours = pages.neighbours()
  const hashOf = remember((number: number) => {
    const faces = neighbours.get(number)
    return sha256(faces === undefined ? textOf(number) : `${digests.get(number)}\n${faces}`)
  })
  const rowOf = remember((number: number) => JSON.parse(textOf(number)) as ChapterRow)
  return pages.chapters().flatMap(({number, slug}): Output[] => [
    {
      path: `site/${slug}.html`,
      get inputs() {
        return JSON.stringify([hashOf(number), navigationHash(pages.navigation(number)), termsHash])
      },
      render: async () => {
        const chapter = rowOf(number)
        const {render, page, navigation} = await frame(pages.navigation(number))
        const view = chapterView(chapter, navigation, linkerOf(terms).start(slug))
        return page({slug, title: `${number} ${chapter.title}`, body: render('chapter', view), chapter})
      },
    },
    {
      path: `site/search/${slug}.js`,
      get inputs() {
        return hashOf(number)
      },
      render: () => searchShard(rowOf(number)),
    },
  ])
}

/** Which shards there are: loaded with the first search. */
function shardList(slugs: string[]): Output {
  const text = `window.specificationShardNames = ${scriptData(slugs)}\n`
  return {path: 'site/shards.js', inputs: text, render: () => text}
}

/** Style and scripts: part of the tool. */
function staticOutputs(): Output[] {
  const search = readFileSync(
    createRequire(import.meta.url)
      .resolve('minisearch')
      .replace(/cjs.index\.cjs$/, 'umd/index.js'),
    'utf8',
  )
  const style = siteStyle()
  return [
    {path: 'site/site.css', inputs: style, render: () => style},
    ...['theme.js', 'site.js', 'search.js'].map((name) => {
      const text = readSiteFile(name)
      return {path: `site/${name}`, inputs: text, render: () => text}
    }),
    {path: 'site/minisearch.js', inputs: search, render: () => search.replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n')},
  ]
}

/** In the place of a figure that could not be drawn its page says so: no reader takes an empty frame for one. */
function undrawnOutputs(database: Database): Output[] {
  const text = readSiteFile('undrawn.svg')
  return database
    .prepare<[], string>('SELECT DISTINCT asset FROM figure WHERE asset NOT IN (SELECT path FROM asset) ORDER BY asset')
    .pluck()
    .all()
    .map((path) => ({path: `site/${path}`, inputs: text, render: () => text}))
}

/** Figures and images: named by path, told apart by their bytes. */
function assetOutputs(database: Database): Output[] {
  const bytesOf = database.prepare<[string], Buffer>('SELECT bytes FROM asset WHERE path = ?').pluck()
  const paths = database.prepare<[], string>('SELECT path FROM asset ORDER BY path').pluck().all()
  return paths.map((path) => ({
    path: `site/${path}`,
    inputs: JSON.stringify([path, sha256(bytesOf.get(path)!)]),
    render: () => bytesOf.get(path)!,
  }))
}
