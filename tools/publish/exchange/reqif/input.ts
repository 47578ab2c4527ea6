import type {BlockNode} from '../../../model/chapter-tree.ts'

/** What an exchange archive is made from: the answers of `reqif.sql` and `reqif-chapters.sql`. */
export interface ReqifInput {
  title: string
  short: string
  version: string
  status: string
  /** YYYY-MM-DD: the only date in the file. */
  date: string
  /** Version of the tool. */
  tool: string
  parts: [number: number, title: string][]
  profiles: string[]
  subjects: string[]
  methods: string[]
  uses: string[]
  types: string[]
  roles: [name: string, sourceType: string][]
  /** Of a device: bits and their names. */
  features: Record<string, [bit: number, name: string][]>
  /** Path relative to the root: bytes, in hexadecimal digits. */
  images: Record<string, string>
  retired: ReqifItem[]
  chapters: ReqifChapter[]
}

export interface ReqifChapter {
  number: number
  part: number
  slug: string
  title: string
  /** With the anchor of the heading above. */
  blocks: [block: BlockNode, section: string | null][]
  /** SVG by the hash of a figure. */
  drawings: Record<string, string>
  items: ReqifItem[]
}

/** An item; of a retired one only the first lines are there. */
export interface ReqifItem {
  id: string
  type: string
  state: string
  revision: number
  hash: string
  title: string
  reason?: string | null
  successor?: string | null
  chapter?: string
  section?: string | null
  file?: string
  line?: number
  level?: string | null
  subject?: string | null
  device?: string | null
  verify?: string | null
  condition?: string | null
  rationale?: string | null
  evidence?: string | null
  uses?: string[] | null
  profiles?: string[]
  links?: [role: string, destination: string, revision: number | null, isItem: 0 | 1][]
}
