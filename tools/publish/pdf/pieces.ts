/**
 * Cut a word into pieces between which a line may break.
 *
 * A break is offered after `_`, `/`, `.` and their like, at a change from small letters to capitals, and in any case
 * after `limit` characters. The pieces joined are the word.
 */
export function pieces(word: string, limit: number): string[] {
  if (word.length <= Math.min(limit, shortest)) return [word]
  const parts = word.split(/(?<=[_/.,:;=&?#@|+~%)\]}>-])(?![_/.,:;=&?#@|+~%)\]}>-])|(?<=[a-z])(?=[A-Z])|(?<=\s)/u)
  return joinShort(parts, limit).flatMap((part) => cut(part, limit))
}

/** Cut the words of a running text that are longer than `limit`: strings and pieces by turns. */
export function longWords(text: string, limit: number): (string | string[])[] {
  const found: (string | string[])[] = []
  let end = 0
  for (const match of text.matchAll(new RegExp(`\\S{${limit + 1},}`, 'gu'))) {
    if (match.index > end) found.push(text.slice(end, match.index))
    found.push(pieces(match[0], limit))
    end = match.index + match[0].length
  }
  if (end < text.length) found.push(text.slice(end))
  return found
}

/** Words up to this length are left whole where a line has room for them. */
const shortest = 12

/** One or two characters alone on a line read badly. */
function joinShort(parts: string[], limit: number): string[] {
  const joined: string[] = []
  for (const part of parts) {
    const last = joined.at(-1)
    if (last !== undefined && (last.length < 3 || part.length < 3) && last.length + part.length <= limit) {
      joined[joined.length - 1] = last + part
    } else joined.push(part)
  }
  return joined
}

/** What has no natural break may break anywhere, in effect. By code points: a surrogate pair and a character with its marks stay whole. */
function cut(part: string, limit: number): string[] {
  if (part.length <= limit) return [part]
  const characters = part.match(/\P{M}\p{M}{0,8}|\p{M}/gu) ?? []
  const most = Math.min(limit, 10)
  const size = Math.ceil(characters.length / Math.ceil(characters.length / most))
  const found: string[] = []
  for (let start = 0; start < characters.length; start += size)
    found.push(characters.slice(start, start + size).join(''))
  return found
}
