import type {NavigationRow, SectionRow} from '../../trace/site/rows.ts'
import {hrefOf} from './links.ts'
import {escapeText} from './markup.ts'

export interface Place {
  slug: string
  title: string
}

export interface Navigation {
  /** The list of parts and chapters; the page's own chapter is marked and shows its sections. */
  contents(current: {number: number; sections: SectionRow[]} | undefined): string
  before(number: number): Place | undefined
  after(number: number): Place | undefined
}

/** Renders every entry once: a page only changes its own. */
export function navigationOf(row: NavigationRow, base = ''): Navigation {
  const chapters = row.parts.flatMap((part) => part.chapters)
  const index = new Map(chapters.map(([number], at) => [number, at]))
  const pieces: string[] = []
  const positions = new Map<number, number>()
  for (const part of row.parts) {
    if (part.chapters.length === 0) {
      pieces.push(`<p class="part"><a href="${base}index.html#part-${part.number}">${escapeText(part.title)}</a></p>\n`)
      continue
    }
    pieces.push(
      `<p class="part" id="page:part-${part.number}">${escapeText(part.title)}</p>\n<ul aria-labelledby="page:part-${part.number}">\n`,
    )
    for (const [number, slug, title] of part.chapters) {
      positions.set(number, pieces.length)
      pieces.push(`<li><a href="${base}${hrefOf(slug, '', '')}">${entry(number, title)}</a></li>\n`)
    }
    pieces.push('</ul>\n')
  }
  const whole = pieces.join('')
  const offsets: number[] = []
  pieces.reduce((offset, piece, at) => {
    offsets[at] = offset
    return offset + piece.length
  }, 0)
  const placeAt = (at: number): Place | undefined => {
    const found = chapters[at]
    return found && {slug: found[1], title: `${found[0]} ${found[2]}`}
  }
  return {
    contents(current) {
      const position = current && positions.get(current.number)
      if (position === undefined) return whole
      const [number, slug, title] = chapters[index.get(current!.number)!]!
      const own = `<li class="current"><a href="${hrefOf(slug, '', '')}" aria-current="page">${entry(number, title)}</a>${sectionList(current!.sections)}</li>\n`
      const start = offsets[position]!
      return whole.slice(0, start) + own + whole.slice(start + pieces[position]!.length)
    },
    before: (number) => placeAt((index.get(number) ?? -1) - 1),
    after: (number) => (index.has(number) ? placeAt(index.get(number)! + 1) : undefined),
  }
}

/** Sections of the second and third depth, as a list of two levels; empty where there are none. */
export function sectionList(sections: SectionRow[]): string {
  let out = ''
  let inner = ''
  let open = false
  const close = () => {
    if (open) out += `${inner === '' ? '' : `\n<ul>\n${inner}</ul>\n`}</li>\n`
    inner = ''
    open = false
  }
  for (const [anchor, title, depth, number] of sections) {
    const link = `<a href="#${encodeURIComponent(anchor)}"><span class="number">${number}</span> ${escapeText(title)}</a>`
    if (depth === 2) {
      close()
      out += `<li>${link}`
      open = true
    } else if (depth === 3) {
      if (open) inner += `<li>${link}</li>\n`
      else out += `<li>${link}</li>\n`
    }
  }
  close()
  return out === '' ? '' : `\n<ul class="section-list">\n${out}</ul>\n`
}

function entry(number: number, title: string): string {
  return `<span class="number">${number}</span> ${escapeText(title)}`
}
