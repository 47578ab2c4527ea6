import {crc32, inflateRawSync} from 'node:zlib'
import {UnreadableReqif} from './unreadable.ts'

/** More than that is no exchange of requirements. */
const limits = {entries: 2000, bytes: 256 * 1024 * 1024, ratio: 200}

/** A small file of one letter shrinks more than any text: it may. */
const harmless = 1024 * 1024

export function isArchive(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b
}

/**
 * The files of a ZIP archive by their path. An archive with a path that leads out of it, with a path twice, with more than any
 * exchange holds, or damaged, is refused as a whole; what is declared is checked before a byte is unpacked, and nothing grows
 * beyond what was declared.
 */
export function readArchive(bytes: Uint8Array, file: string): Map<string, Uint8Array> {
  const refuse = (reason: string): never => {
    throw new UnreadableReqif(file, 1, reason)
  }
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = data.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  if (end < 0 || end + 22 > data.length) return refuse('Unexpected end of the archive, expected its directory')
  const count = data.readUInt16LE(end + 10)
  if (count > limits.entries)
    return refuse(`Unexpected ${count} files in the archive, expected at most ${limits.entries}`)
  const files = new Map<string, Uint8Array>()
  let total = 0
  let at = data.readUInt32LE(end + 16)
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || data.readUInt32LE(at) !== 0x02014b50)
      return refuse('Unexpected end of the archive’s directory')
    const entry = readEntry(data, at)
    at = entry.next
    if (entry.path.endsWith('/')) continue
    const shown = JSON.stringify(entry.path.slice(0, 200))
    if (!staysWithin(entry.path))
      return refuse(`Unexpected path ${shown} in the archive, expected one below its folder`)
    if (files.has(entry.path)) return refuse(`Unexpected second ${shown} in the archive, expected one`)
    if (entry.encrypted) return refuse(`Unexpected encryption of ${shown}, expected plain files`)
    total += entry.size
    if (total > limits.bytes)
      return refuse(`Unexpected size of the archive’s files, expected at most ${limits.bytes} bytes`)
    if (entry.size > harmless && entry.size > limits.ratio * entry.packed)
      return refuse(
        `Unexpected ratio of ${shown}, expected at most ${limits.ratio} bytes for one: it may be a ZIP bomb`,
      )
    const content = unpack(data, entry)
    if (content === undefined || content.length !== entry.size || crc32(content) !== entry.crc)
      return refuse(`Unexpected content of ${shown}, expected what the archive says of it: it is damaged`)
    files.set(entry.path, content)
  }
  return files
}

interface Entry {
  path: string
  method: number
  encrypted: boolean
  crc: number
  packed: number
  size: number
  /** Of its own header. */
  at: number
  /** Of the next entry in the directory. */
  next: number
}

function readEntry(data: Buffer, at: number): Entry {
  const [nameLength, extra, comment] = [28, 30, 32].map((field) => data.readUInt16LE(at + field)) as [
    number,
    number,
    number,
  ]
  return {
    path: data.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/'),
    method: data.readUInt16LE(at + 10),
    encrypted: (data.readUInt16LE(at + 8) & 1) === 1,
    crc: data.readUInt32LE(at + 16),
    packed: data.readUInt32LE(at + 20),
    size: data.readUInt32LE(at + 24),
    at: data.readUInt32LE(at + 42),
    next: at + 46 + nameLength + extra + comment,
  }
}

/** Undefined where it is not what the directory says. */
function unpack(data: Buffer, {at, method, packed, size}: Entry): Uint8Array | undefined {
  if (at + 30 > data.length || data.readUInt32LE(at) !== 0x04034b50) return undefined
  const from = at + 30 + data.readUInt16LE(at + 26) + data.readUInt16LE(at + 28)
  const content = data.subarray(from, from + packed)
  if (content.length !== packed) return undefined
  if (method === 0) return content
  if (method !== 8) return undefined
  try {
    return inflateRawSync(content, {maxOutputLength: Math.max(1, size)})
  } catch {
    return undefined
  }
}

function staysWithin(path: string): boolean {
  return (
    !/^(?:\/|[A-Za-z]:)/.test(path) &&
    !/[\0-\x1f]/.test(path) &&
    path.split('/').every((step) => step !== '..' && step !== '.')
  )
}
