import type {Finding} from '../model/finding.ts'
import {codePointName, hidden, turning} from '../text/hidden.ts'

/** Where a character is written by its number or its name, by the ending of a file's name. A backslash that is written as two is none. */
const written: [ending: RegExp, notation: RegExp][] = [
  [/\.(?:md|markdown)$/i, /&(?:#(?:x([\da-f]{1,8})|(\d{1,8}))|([a-z]{2,16}));/gi],
  [/\.(?:ya?ml|jsonl|case\.ts)$/i, /\\\\|\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{8}))/g],
]

const named: Record<string, string> = {
  zwnj: '\u200c',
  zwj: '\u200d',
  lrm: '\u200e',
  rlm: '\u200f',
  ZeroWidthSpace: '\u200b',
  NegativeThinSpace: '\u200b',
  NoBreak: '\u2060',
  ApplyFunction: '\u2061',
  af: '\u2061',
  InvisibleTimes: '\u2062',
  it: '\u2062',
  InvisibleComma: '\u2063',
  ic: '\u2063',
}

const mostInAFile = 20

/** Characters that nobody sees, and those that show a text in another order than it has, however they are written. */
export function hiddenCharacters(text: string, file: string): Finding[] {
  const findings: Finding[] = []
  const found = [...text.matchAll(hidden)].map((match) => ({offset: match.index, character: match[0]}))
  for (const [ending, notation] of written) {
    if (!ending.test(file)) continue
    for (const match of text.matchAll(notation)) {
      const character = characterOf(match)
      if (isHidden(character, text[match.index - 1] ?? '')) found.push({offset: match.index, character})
    }
  }
  found.sort((a, b) => a.offset - b.offset)
  const inName = turning.exec(file)?.[0]
  if (inName !== undefined) {
    const {message, ...rest} = finding(inName)
    findings.push({
      ...rest,
      message: message.replace('which', 'in the name of the file, which'),
      fix: 'rename the file',
      ...{file, line: 1, column: 1},
    })
  }
  let line = 1
  let lineStart = 0
  for (const {offset, character} of found.slice(0, mostInAFile)) {
    for (let end = text.indexOf('\n', lineStart); end >= 0 && end < offset; end = text.indexOf('\n', lineStart)) {
      line++
      lineStart = end + 1
    }
    findings.push({...finding(character), file, line, column: offset - lineStart + 1})
  }
  return findings
}

/** Is it one of these, where it stands after that? A soft hyphen that is written out is an author's choice. */
function isHidden(character: string, before: string): boolean {
  hidden.lastIndex = before.length
  const found = character !== '' && character !== '\u00ad' && hidden.test(before + character)
  hidden.lastIndex = 0
  return found
}

function characterOf([whole, first, second, name]: RegExpMatchArray): string {
  if (name !== undefined) return Object.hasOwn(named, name) ? named[name]! : ''
  if (whole === '\\\\') return ''
  const decimal = whole.startsWith('&') && first === undefined
  const codePoint = Number.parseInt((first ?? second)!, decimal ? 10 : 16)
  return codePoint > 0x10ffff ? '' : String.fromCodePoint(codePoint)
}

function finding(character: string): Pick<Finding, 'rule' | 'message' | 'fix'> {
  const name = codePointName(character)
  const turns = turning.test(character)
  return {
    rule: turns ? 'bidirectional-control' : 'hidden-character',
    message: turns
      ? `Unexpected ${name}, which shows text in another order than it has, expected none`
      : `Unexpected ${name}, which nobody sees, expected none`,
    fix: 'remove the character: an editor that shows code points finds it at this column',
  }
}
