// The rows of a matrix as numbers: which of them a reader asks for, and in which order. Knows nothing of the page.
;(() => {
  /** Text in which case, accents and the width of signs make no difference. */
  const fold = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

  /** As people sort: what is folded alike is alike, and numbers count as numbers. */
  const sortKey = (text) => fold(text).replace(/\d+/g, (digits) => digits.padStart(12, '0'))

  /**
   * columns: {values, of, order, counts}. A column holds each value once; `of` names it for every row. `order` puts words before all
   * else, in that order. `asides`, a set, is there where a row may be out of the count by the words of the column.
   */
  window.matrixModel = (columns, count) => {
    const folded = columns.map(() => undefined)
    const ranks = columns.map(() => undefined)

    const foldedOf = (index) => {
      folded[index] ??= columns[index].values.map(fold)
      return folded[index]
    }

    /** Of each value its place among the values; 0 for none at all, which stands last whichever way is up. */
    const ranksOf = (index) => {
      if (ranks[index]) return ranks[index]
      const {values, order = []} = columns[index]
      const places = new Map(order.map((word, place) => [word, place]))
      const keys = values.map((value) => [places.get(value) ?? order.length, sortKey(value), value])
      const sorted = values.map((_, at) => at)
      sorted.sort((a, b) => {
        const [left, right] = [keys[a], keys[b]]
        if (left[0] !== right[0]) return left[0] - right[0]
        if (left[1] !== right[1]) return left[1] < right[1] ? -1 : 1
        return left[2] < right[2] ? -1 : 1
      })
      ranks[index] = new Int32Array(values.length)
      sorted.forEach((value, place) => {
        ranks[index][value] = values[value] === '' ? 0 : place + 1
      })
      return ranks[index]
    }

    const asides = new Uint8Array(count)
    const speaking = columns.filter((column) => column.asides)
    for (let row = 0; row < count && speaking.length > 0; row++) {
      const words = speaking.map(({values, of}) => values[of[row]])
      asides[row] = words.some(Boolean) && speaking.every(({asides: out}, at) => !words[at] || out.has(words[at]))
    }

    return {
      /** Fills what the first filter would wait for. */
      prepare(index) {
        foldedOf(index)
      },
      isAside: (row) => asides[row] === 1,
      /**
       * Every word of `text` stands in some cell of the row; `choices` names a value by number of column. `hidden`: rows that
       * would be there but are out of the count; they are shown where `all` is set, or where such a word is chosen.
       */
      select({text, choices, all}) {
        const words = fold(text).split(/\s+/).filter(Boolean)
        const tests = [...choices].map(([index, value]) => ({
          of: columns[index].of,
          at: columns[index].values.indexOf(value),
        }))
        const asked = [...choices].some(([index, value]) => columns[index].asides?.has(value))
        const hits = words.map((word) =>
          columns.map((_, index) => foldedOf(index).map((value) => value.includes(word))),
        )
        const rows = []
        let hidden = 0
        for (let row = 0; row < count; row++) {
          if (!tests.every(({of, at}) => of[row] === at)) continue
          if (!hits.every((hit) => hit.some((found, index) => found[columns[index].of[row]]))) continue
          if (asides[row] && !all && !asked) hidden++
          else rows.push(row)
        }
        return {rows, hidden}
      },
      /** `order`: {column, down}, the first counts most. Rows that are alike keep their order. */
      sort(rows, order) {
        const steps = order.map(({column, down}) => ({
          of: columns[column].of,
          rank: ranksOf(column),
          sign: down ? -1 : 1,
        }))
        return rows.sort((a, b) => {
          for (const {of, rank, sign} of steps) {
            const [left, right] = [rank[of[a]], rank[of[b]]]
            if (left === right) continue
            if (left === 0 || right === 0) return left === 0 ? 1 : -1
            return sign * (left - right)
          }
          return a - b
        })
      },
    }
  }
})()
