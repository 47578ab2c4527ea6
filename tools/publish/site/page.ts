import type {NavigationRow, SectionRow} from '../../trace/site/rows.ts'
import {hrefOf} from './links.ts'
import {type Navigation, navigationOf, sectionList} from './navigation.ts'
import type {Render} from './templates.ts'
import {plural} from './words.ts'

export interface Page {
  /** Empty for the first page. */
  title: string
  slug: string
  /** HTML of the main part, with the page's one `h1`. */
  body: string
  /** Of a chapter. */
  chapter?: {number: number; sections: SectionRow[]}
  /** Scripts of the page's own, below `site/`. */
  scripts?: string[]
}

/** The frame of every page of one specification. `base` leads from the page to the folder of the site; empty for its own pages. */
export function pageFrame(
  navigationText: string,
  render: Render,
  base = '',
): {navigation: Navigation; page(page: Page): string} {
  const row = JSON.parse(navigationText) as NavigationRow
  const navigation = navigationOf(row, base)
  return {
    navigation,
    page: ({title, slug, body, chapter, scripts = []}) =>
      render('page', {
        base,
        specification: row.title,
        short: row.short,
        version: row.version,
        status: row.status,
        date: row.date,
        licence: row.licence,
        documentTitle: title === '' ? `${row.title} ${row.version}` : `${title} — ${row.short} ${row.version}`,
        errors: row.errors === 0 ? '' : plural(row.errors, 'error'),
        contents: navigation.contents(chapter),
        sections: chapter ? sectionList(chapter.sections) : '',
        wide: slug === 'requirements' || slug === 'coverage' || slug === 'findings' || base !== '',
        // A list of many columns takes the room that there is.
        widest: row.matrices.some(([page]) => page === slug),
        reports: reportLinks(row, base),
        matrices: row.matrices.map(([page, name]) => ({
          href: `${base}${hrefOf(page, '', '')}`,
          title: name,
          current: page === slug,
        })),
        isIndex: slug === 'index',
        isRequirements: slug === 'requirements',
        isCoverage: slug === 'coverage',
        isFindings: slug === 'findings',
        scripts,
        body,
      }),
  }
}

/** What is published of targets beside the site, as addresses from the page. */
function reportLinks({reports}: NavigationRow, base: string): {href: string; title: string}[] {
  if (reports === null) return []
  const at = (path: string) => `${base}../reports/${path}`
  return [
    ...(reports.length > 0 ? [{href: at('targets.html'), title: 'Targets side by side'}] : []),
    ...reports.flatMap(([target, title, claimed]) => {
      const folder = encodeURIComponent(target)
      return [
        {href: at(`${folder}/report.html`), title},
        ...(claimed ? [{href: at(`${folder}/pics.html`), title: `Statement: ${title}`}] : []),
      ]
    }),
    {href: at('pics.html'), title: 'Form of a statement'},
  ]
}
