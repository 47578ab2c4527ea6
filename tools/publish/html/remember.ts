/** The function with a memory of one call: pages that follow one another share most of what they are made of. */
export function remember<Value>(make: (text: string) => Value): (text: string) => Value {
  let last: {text: string; value: Value} | undefined
  return (text) => {
    if (last === undefined || last.text !== text) last = {text, value: make(text)}
    return last.value
  }
}
