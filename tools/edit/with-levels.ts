import type {Level} from '../model/level-word.ts'

/** A ledger with levels put beside the hashes of some lines, by number from 1. All other bytes stay. */
export function withLevels(ledger: string, levels: ReadonlyMap<number, Level>): string {
  const linesAndEnds = ledger.split(/(\r\n|\r|\n)/)
  return linesAndEnds
    .map((text, index) => {
      const level = index % 2 === 0 ? levels.get(index / 2 + 1) : undefined
      return level ? withLevel(text, level) : text
    })
    .join('')
}

function withLevel(line: string, level: Level): string {
  const beside = line.replace(/"hash"\s*:\s*"[0-9a-f]{16}"/, (hash) => `${hash},"level":${JSON.stringify(level)}`)
  // A key that is spelt with escapes: the line is written anew.
  return beside === line ? JSON.stringify({...(JSON.parse(line) as object), level}) : beside
}
