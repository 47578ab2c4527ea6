import {sha256} from '../hash.ts'
import type {Face} from '../trace/tags.ts'
import type {Chapter} from './chapters.ts'

/**
 * Number of a chapter: a hash of all that its page can show. That is its own text, the sources beside the chapters
 * (`outside`), and the faces of the items of other chapters that it is linked with or refers to. What a front matter gives
 * to an item is part of its face: it decides whether, and how, the item is verified.
 *
 * Cheaper than the rows of the page by far, and never blinder: where a row changed, so did the hash.
 */
export function digestChapters(
  chapters: Chapter[],
  hashes: Map<number, string>,
  faces: Map<string, Face>,
  outside: string,
): Map<number, string> {
  const incoming = new Map<string, string[]>()
  for (const {edges} of chapters) {
    for (const [source, destination] of edges) {
      const sources = incoming.get(destination)
      if (sources) sources.push(source)
      else incoming.set(destination, [source])
    }
  }
  const frontMatters = new Map<unknown, string>(chapters.map(({place, text}) => [place.number, frontMatterOf(text)]))
  const show = (id: string) => {
    const face = faces.get(id)
    return face ? [id, ...face, frontMatters.get(face[0])].join('\u001f') : id
  }
  return new Map(
    chapters.map(({place, ids, edges, mentions}) => {
      const neighbours = new Set(mentions)
      for (const [, destination] of edges) neighbours.add(destination)
      for (const [id] of ids) for (const source of incoming.get(id) ?? []) neighbours.add(source)
      const shown = [...neighbours].map(show)
      return [place.number, sha256([outside, hashes.get(place.number), ...shown].join('\u001e'))]
    }),
  )
}

function frontMatterOf(text: string): string {
  return /^---\n[\s\S]*?\n---(?:\n|$)/.exec(text)?.[0] ?? ''
}
