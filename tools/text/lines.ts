/** Where the lines of a text are: made in one pass, then each offset is placed by a binary search. */
export interface TextLines {
  /** Offset of the first character of every line. */
  starts: number[]
  /** Index in `starts` of the line that holds the offset. */
  lineAt(offset: number): number
  /** Line and column of an offset, from 1. */
  pointAt(offset: number): {line: number; column: number}
}

export function linesOf(text: string): TextLines {
  const starts = [0]
  for (let index = text.indexOf('\n'); index >= 0; index = text.indexOf('\n', index + 1)) starts.push(index + 1)
  const lineAt = (offset: number): number => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (starts[middle]! <= offset) low = middle
      else high = middle - 1
    }
    return low
  }
  return {
    starts,
    lineAt,
    pointAt(offset) {
      const line = lineAt(offset)
      return {line: line + 1, column: offset - starts[line]! + 1}
    },
  }
}
