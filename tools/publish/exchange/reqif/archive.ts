import {Zip, ZipDeflate, ZipPassThrough} from 'fflate'

/** How much is given to the compressor at once, in characters. */
const piece = 1 << 16

/**
 * A ZIP archive of one document, given in pieces, and of files beside it. Equal content gives equal bytes on every machine: the
 * compressor is JavaScript, the time of every entry that of the build.
 */
export function zip(
  name: string,
  document: Iterable<string>,
  beside: () => Map<string, Uint8Array>,
  date: string,
): Uint8Array {
  const chunks: Uint8Array[] = []
  const archive = new Zip((problem, chunk) => {
    if (problem) throw problem
    chunks.push(chunk)
  })
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  // ZIP knows local time alone: the noon of the day is the same number everywhere.
  const mtime = new Date(year, month - 1, day, 12)
  const main = new ZipDeflate(name, {level: 6})
  main.mtime = mtime
  archive.add(main)
  let pending = ''
  for (const text of document) {
    pending += text
    if (pending.length < piece) continue
    main.push(Buffer.from(pending))
    pending = ''
  }
  main.push(Buffer.from(pending), true)
  for (const [path, bytes] of [...beside()].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const file = path.endsWith('.svg') ? new ZipDeflate(path, {level: 6}) : new ZipPassThrough(path)
    file.mtime = mtime
    archive.add(file)
    file.push(bytes, true)
  }
  archive.end()
  return Buffer.concat(chunks)
}
