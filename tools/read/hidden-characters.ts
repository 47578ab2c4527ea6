import type {Finding} from '../model/finding.ts'

/** What turns the order in which a text is shown: a reader sees another sentence than the one that stands there. */
const turning = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/

const controls = '\\u0001-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f'
const unseen =
  '\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u2800\\u3164\\uffa0\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb\\u{e0000}-\\u{e0fff}'
/** Scripts from Arabic to Malayalam are written with joiners, and pictures are put together with them; Latin is not. */
const looseJoiners =
  '(?<![\\p{L}\\p{M}\\p{Extended_Pictographic}\\ufe0f])[\\u200c\\u200d]|(?<=\\p{Script=Latin})[\\u200c\\u200d]'

/** They choose the look of pictures and digits; after anything else they show nothing. */
const looseSelectors = '(?<![\\p{Extended_Pictographic}\\d#*])[\\ufe00-\\ufe0f]'

const literal = new RegExp(`[${controls}${unseen}]|${looseJoiners}|${looseSelectors}`, 'gu')

/** Where a character is written by its number or its name, by the ending of a file's name. */
const written: [ending: RegExp, notation: RegExp][] = [
  [/\.(?:md|markdown)$/i, /&(?:#(?:x([\da-f]{1,8})|(\d{1,8}))|([a-z]{2,16}));/gi],
  [/\.(?:ya?ml|jsonl|case\.ts)$/i, /\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{8}))/g],
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
  const found = [...text.matchAll(literal)].map((match) => ({offset: match.index, character: match[0]}))
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
  literal.lastIndex = before.length
  const hidden = character !== '' && character !== '\u00ad' && literal.test(before + character)
  literal.lastIndex = 0
  return hidden
}

function characterOf([whole, first, second, name]: RegExpMatchArray): string {
  if (name !== undefined) return Object.hasOwn(named, name) ? named[name]! : ''
  const decimal = whole.startsWith('&') && first === undefined
  const codePoint = Number.parseInt((first ?? second)!, decimal ? 10 : 16)
  return codePoint > 0x10ffff ? '' : String.fromCodePoint(codePoint)
}

function finding(character: string): Pick<Finding, 'rule' | 'message' | 'fix'> {
  const name = `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
  const turns = turning.test(character)
  return {
    rule: turns ? 'bidirectional-control' : 'hidden-character',
    message: turns
      ? `Unexpected ${name}, which shows text in another order than it has, expected none`
      : `Unexpected ${name}, which nobody sees, expected none`,
    fix: 'remove the character: an editor that shows code points finds it at this column',
  }
}
