import {stringify} from 'yaml'
import type {Extraction} from '../tools/model/extraction.ts'

/** What was extracted, as text that a person can review: offsets as the source that they cut out, nothing twice. */
export function describeExtractions(chapters: {place: {path: string}; text: string; extraction: Extraction}[]): string {
  const described = chapters.map(({place, text, extraction}) => [place.path, describeExtraction(text, extraction)])
  return stringify(Object.fromEntries(described), {lineWidth: 0})
}

function describeExtraction(source: string, {items, references, sections, links, terms, figures}: Extraction): object {
  const all = {
    sections: sections.map(({number, title, anchor, line, informative}) =>
      `${line}: ${number} ${title} #${anchor}${informative ? ' (informative)' : ''}`.replace(/ +/g, ' '),
    ),
    items: items.map(({id, line, column, form, title, text, level, levelWords, tagOffset, tagEnd, offset, end}) => ({
      id: `${line}:${column} ${id} (${form})`,
      title,
      level: level ?? levelWords.join(', '),
      text,
      tag: source.slice(tagOffset, tagEnd),
      source: source.slice(offset, end),
    })),
    references: references.map(
      ({id, line, column, within, offset, end}) =>
        `${line}:${column} ${id} ${source.slice(offset, end)}${within ? ` within ${within}` : ''}`,
    ),
    links: links.map(
      ({path, anchor, image, line, column}) => `${line}:${column} ${image ? 'image ' : ''}${path}#${anchor}`,
    ),
    terms: terms.map(({name, meaning, forbidden, line}) => ({term: `${line}: ${name}`, meaning, forbidden})),
    figures: figures.map(({language, title, alt, line}) => `${line}: ${language} ${title ?? '-'} | ${alt}`),
  }
  return Object.fromEntries(Object.entries(all).filter(([, list]) => list.length > 0))
}
