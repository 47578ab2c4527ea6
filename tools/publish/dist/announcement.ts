import {join} from 'node:path'
import {readRegularText} from '../../disk/regular-file.ts'
import type {Door} from '../../disk/write-door.ts'

/** Below `dist/`, while a build makes files that no record names yet. */
const announcementFile = '.announced.json'

/** Says what is there or about to be made, by path, with its output if known: a killed build leaves nothing unnamed. */
export function announce(dist: Door, paths: (readonly [path: string, of: string | undefined])[]): void {
  dist.write(announcementFile, JSON.stringify(Object.fromEntries(paths.map(([path, of]) => [path, of ?? ''] as const))))
}

/** To be called once the record names everything. */
export function endAnnouncement(dist: Door): void {
  dist.remove(announcementFile)
}

/** What a build that never ended may have made; undefined where the last one ended. It may have been edited since. */
export function readAnnouncement(folder: string): Map<string, string> | undefined {
  const text = readRegularText(join(folder, announcementFile))
  if (text === undefined) return undefined
  try {
    const announced: unknown = JSON.parse(text)
    if (typeof announced !== 'object' || announced === null) return new Map()
    return new Map(Object.entries(announced).filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
  } catch {
    return new Map()
  }
}
