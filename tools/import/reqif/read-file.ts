import {isArchive, readArchive} from './archive.ts'
import {type Reqif, readReqif} from './reqif.ts'
import {UnreadableReqif} from './unreadable.ts'

/** What a file holds: documents, and the files that stand beside them in an archive. */
export interface ReqifFile {
  documents: Reqif[]
  beside: Map<string, Uint8Array>
}

/** Reads a `.reqif` or a `.reqifz`, told by its first bytes. `file` names it in what is said of it. */
export function readReqifFile(bytes: Uint8Array, file: string): ReqifFile {
  if (!isArchive(bytes)) return {documents: [readReqif(bytes, file)], beside: new Map()}
  const files = readArchive(bytes, file)
  const documents = [...files].filter(([path]) => /\.(?:reqif|xml)$/i.test(path))
  if (documents.length === 0) throw new UnreadableReqif(file, 1, 'Unexpected archive, expected a .reqif in it')
  for (const [path] of documents) files.delete(path)
  return {documents: documents.map(([path, content]) => readReqif(content, `${file}/${path}`)), beside: files}
}
