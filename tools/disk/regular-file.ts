import {closeSync, constants, fstatSync, openSync, readSync} from 'node:fs'

/** Larger files are nobody's source; the bound keeps one of them from taking the machine. */
export const maximumBytes: number = 32 * 1024 * 1024

/** Why there are no bytes: nothing at the path, no regular file, more bytes than allowed, or no permission. */
export type NoBytes = 'missing' | 'not a file' | 'too large' | 'not readable'

/**
 * The bytes of a regular file, and of nothing else: a pipe, a device or a folder is refused without waiting for it.
 *
 * A symbolic link as the last step is followed only with `followLinks`. The size is that of the open file, and no more
 * than `limit` bytes are read. Throws where the machine has no file handle left.
 */
export function readRegularFile(
  path: string,
  {followLinks = false, limit = maximumBytes}: {followLinks?: boolean; limit?: number} = {},
): Uint8Array | NoBytes {
  const opened = openForReading(path, followLinks)
  if (typeof opened !== 'number') return opened
  try {
    const stats = fstatSync(opened)
    if (!stats.isFile()) return 'not a file'
    if (stats.size > limit) return 'too large'
    return readWhole(opened, stats.size, limit)
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code === 'EIO') return 'not readable'
    throw problem
  } finally {
    closeSync(opened)
  }
}

/** The same as text; undefined where there are no bytes. Bytes that are not UTF-8 become U+FFFD. */
export function readRegularText(path: string, limit: number = maximumBytes): string | undefined {
  const bytes = readRegularFile(path, {limit})
  return typeof bytes === 'string' ? undefined : Buffer.from(bytes).toString('utf8')
}

function openForReading(path: string, followLinks: boolean): number | NoBytes {
  const {O_RDONLY, O_NONBLOCK, O_NOFOLLOW} = constants
  try {
    // Without O_NONBLOCK a pipe that nobody writes to would hold the process for ever, deaf to signals.
    return openSync(path, O_RDONLY | O_NONBLOCK | (followLinks ? 0 : O_NOFOLLOW))
  } catch (problem) {
    const {code} = problem as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG' || code === 'ERR_INVALID_ARG_VALUE')
      return 'missing'
    // A link, a socket, a device without a driver.
    if (code === 'ELOOP' || code === 'ENXIO' || code === 'ENODEV' || code === 'EISDIR') return 'not a file'
    if (code === 'EACCES' || code === 'EPERM') return 'not readable'
    throw problem
  }
}

/** A file that tells no size, as those of the system do, is read until it ends; any other as long as it said. */
function readWhole(handle: number, size: number, limit: number): Uint8Array | NoBytes {
  let bytes = Buffer.allocUnsafe(size === 0 ? 4096 : size)
  let length = 0
  for (;;) {
    const got = readSync(handle, bytes, length, bytes.length - length, null)
    length += got
    if (got === 0 || length === size) return bytes.subarray(0, length)
    if (length > limit) return 'too large'
    if (length === bytes.length) bytes = Buffer.concat([bytes], bytes.length * 2)
  }
}
