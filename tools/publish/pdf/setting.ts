/** Where a node stands. */
export interface Setting {
  /** Containers around it: lists, quotes, items, notes. */
  depth: number
  /** Points between the margins. */
  width: number
  /** Letters after which a word may be cut. */
  wordLimit: number
  /** In a requirement, where level words stand out. */
  normative: boolean
  /** Notes stand in running text only, not in headings and other notes. */
  notes: boolean
}

/** Of the running text of a chapter: between the margins of the page. */
export const chapterSetting: Setting = {depth: 0, width: 442, wordLimit: 40, normative: false, notes: true}

/** Inside of a container that takes `indent` points. */
export function deeper(setting: Setting, indent: number): Setting {
  const width = Math.max(80, setting.width - indent)
  return {...setting, depth: setting.depth + 1, width, wordLimit: Math.min(setting.wordLimit, Math.floor(width / 6))}
}
