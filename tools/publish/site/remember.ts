/** The function with a memory of one call: pages that follow one another share most of what they are made of. */
export function remember<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  let last: {key: Key; value: Value} | undefined
  return (key) => {
    if (last === undefined || last.key !== key) last = {key, value: make(key)}
    return last.value
  }
}
