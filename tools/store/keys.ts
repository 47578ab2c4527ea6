/** Chapters are a million keys apart: a row's key depends on its own chapter alone. */
export const keysPerChapter = 1_000_000

/** Above the keys of as many chapters as anybody has. */
export const keyAfterChapters: number = 2 ** 40

/** Key of a row of a chapter: `index` counts the rows of its table there, from 0. */
export function keyOf(chapter: number, index: number): number {
  return chapter * keysPerChapter + index
}
