import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import type {Database} from 'better-sqlite3'
import {sha256} from '../../hash.ts'
import type {Output} from '../../output.ts'
import {type SitePages, sitePages} from '../../trace/site-pages.ts'
import type {ChapterRow, FindingRow, IndexRow, NavigationRow, RequirementsRow, TermRow} from '../../trace/site-rows.ts'
import {chapterView} from './chapter-page.ts'
import {findingsView} from './findings-page.ts'
import {indexView} from './index-page.ts'
import {pageFrame} from './page.ts'
import {remember} from './remember.ts'
import {requirementsView} from './requirements-page.ts'
import {scriptData} from './script-data.ts'
import {retiredShard, searchShard} from './search-shard.ts'
import {loadTemplates, type Render, readSiteFile} from './templates.ts'
import {termLinker} from './term-links.ts'

/**
 * Every file of the site. A page is made of texts that queries gave: its own rows, the navigation, and for a chapter the
 * terms. Its inputs are the hashes of these texts: most of them decide several files, and are hashed once.
 */
export async function siteOutputs(database: Database): Promise<Output[]> {
  const pages = sitePages(database)
  return [...pageOutputs(pages), ...staticOutputs(), ...assetOutputs(database)]
}

function pageOutputs(pages: SitePages): Output[] {
  let templates: Promise<Render> | undefined
  const load = () => (templates ??= loadTemplates())
  // What pages share is parsed once: they are rendered one after the other.
  const chapterOf = remember((text) => JSON.parse(text) as ChapterRow)
  const linkerOf = remember((text) => termLinker(JSON.parse(text) as TermRow[]))
  let frameOf: ((navigation: string) => ReturnType<typeof pageFrame>) | undefined
  const frame = async (navigation: string) => {
    const render = await load()
    frameOf ??= remember((text) => pageFrame(text, render))
    return {render, ...frameOf(navigation)}
  }
  const hash = remember(sha256)
  const terms = pages.terms()
  const termsHash = sha256(terms)
  const whole = pages.navigation(0)
  const requirements = pages.requirements()

  const listPage = <Row>(name: string, title: string, row: string, view: (row: Row) => object): Output => ({
    path: `site/${name}.html`,
    inputs: JSON.stringify([sha256(row), hash(whole)]),
    render: async () => {
      const {render, page} = await frame(whole)
      return page({slug: name, title, body: render(name, view(JSON.parse(row) as Row))})
    },
  })

  return [
    listPage<IndexRow>('index', '', pages.index(), (row) => indexView(row, JSON.parse(whole) as NavigationRow)),
    ...pages.chapters().flatMap(({number, slug}): Output[] => {
      const row = pages.chapter(number)
      const rowHash = sha256(row)
      const navigation = pages.navigation(number)
      return [
        {
          path: `site/${slug}.html`,
          inputs: JSON.stringify([rowHash, hash(navigation), termsHash]),
          render: async () => {
            const chapter = chapterOf(row)
            const {render, page, navigation: places} = await frame(navigation)
            const view = chapterView(chapter, places, linkerOf(terms).start(slug))
            return page({slug, title: `${number} ${chapter.title}`, body: render('chapter', view), chapter})
          },
        },
        {path: `site/search/${slug}.js`, inputs: rowHash, render: () => searchShard(chapterOf(row))},
      ]
    }),
    listPage<RequirementsRow>('requirements', 'Requirements', requirements, requirementsView),
    listPage<FindingRow[]>('findings', 'Findings', pages.findings(), findingsView),
    {
      path: 'site/search/requirements.js',
      inputs: sha256(requirements),
      render: () => retiredShard(JSON.parse(requirements) as RequirementsRow),
    },
    shardList([...pages.chapters().map(({slug}) => slug), 'requirements']),
  ]
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
  return [
    ...['site.css', 'theme.js', 'site.js', 'search.js'].map((name) => {
      const text = readSiteFile(name)
      return {path: `site/${name}`, inputs: text, render: () => text}
    }),
    {path: 'site/minisearch.js', inputs: search, render: () => search.replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n')},
  ]
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
