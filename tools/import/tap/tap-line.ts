/** One line of TAP, read; what is none of these says nothing. */
export type TapLine =
  | {type: 'test'; ok: boolean; number: number | undefined; name: string; directive: Directive | undefined}
  | {type: 'plan'; count: number; reason: string}
  | {type: 'bail'; reason: string}
  | {type: 'version'}
  | {type: 'other'}

export interface Directive {
  word: 'skip' | 'todo'
  reason: string
}

/** Plans of more tests than anybody counts are no plans. */
const plan = /^1\.\.(\d{1,9})\s*(?:#\s*(.*))?$/s

/** Reads a line without its indentation. */
export function readTapLine(line: string): TapLine {
  const first = line.charCodeAt(0)
  // Most lines are none of ours, and are told by their first letter.
  if (first === 0x6f || first === 0x6e) return readTest(line)
  if (first === 0x31) {
    const found = plan.exec(line)
    return found ? {type: 'plan', count: Number(found[1]), reason: withoutSkip(found[2] ?? '')} : {type: 'other'}
  }
  if (first === 0x42 && line.startsWith('Bail out!')) return {type: 'bail', reason: line.slice(9).trim()}
  if (first === 0x54 && /^TAP version \d+\s*$/.test(line)) return {type: 'version'}
  return {type: 'other'}
}

function readTest(line: string): TapLine {
  const found = /^(not )?ok(?=\s|$)(?:\s+(\d{1,9})(?=\s|$))?(?:\s+-(?=\s|$))?/.exec(line)
  if (!found) return {type: 'other'}
  const {name, directive} = splitDirective(line.slice(found[0].length))
  return {
    type: 'test',
    ok: found[1] === undefined,
    number: found[2] === undefined ? undefined : Number(found[2]),
    name,
    directive,
  }
}

/** A directive opens with a `#` that no backslash takes its meaning, and is the last one of its line. */
function splitDirective(text: string): {name: string; directive: Directive | undefined} {
  for (let at = text.lastIndexOf('#'); at >= 0; at = at === 0 ? -1 : text.lastIndexOf('#', at - 1)) {
    if (isEscaped(text, at)) continue
    const found = /^#\s*(skip|todo)\b\S*\s*/i.exec(text.slice(at, at + 40))
    if (!found) continue
    const word = found[1]!.toLowerCase() as Directive['word']
    return {name: plain(text.slice(0, at)), directive: {word, reason: plain(text.slice(at + found[0].length))}}
  }
  return {name: plain(text), directive: undefined}
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0
  while (text[at - 1 - backslashes] === '\\') backslashes++
  return backslashes % 2 === 1
}

function plain(text: string): string {
  return text.replace(/\\([#\\])/g, '$1').trim()
}

function withoutSkip(text: string): string {
  return text.replace(/^skip\S*\s*/i, '').trim()
}
