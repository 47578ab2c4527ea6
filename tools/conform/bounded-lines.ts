import type {Readable} from 'node:stream'

/** A stream said more on one line than anybody may. */
export class LineTooLong extends Error {}

/** The lines of a stream, without their ends; one of more than `limit` characters is refused before it is kept. */
export async function* boundedLines(stream: Readable, limit: number): AsyncGenerator<string> {
  let pieces: string[] = []
  let length = 0
  for await (const chunk of stream.setEncoding('utf8') as AsyncIterable<string>) {
    let from = 0
    for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', from)) {
      pieces.push(chunk.slice(from, end))
      yield pieces.join('')
      pieces = []
      length = 0
      from = end + 1
    }
    pieces.push(chunk.slice(from))
    length += chunk.length - from
    if (length > limit) throw new LineTooLong(`a line of more than ${limit} characters`)
  }
  if (length > 0) yield pieces.join('')
}
