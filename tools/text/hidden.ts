/** What turns the order in which a text is shown: a reader sees another sentence than the one that stands there. */
export const turning: RegExp = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/

const controls = '\\u0001-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f'
const unseen =
  '\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u2800\\u3164\\uffa0\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb\\u{e0000}-\\u{e0fff}'
/** Scripts from Arabic to Malayalam are written with joiners, and pictures are put together with them; Latin is not. */
const looseJoiners =
  '(?<![\\p{L}\\p{M}\\p{Extended_Pictographic}\\ufe0f])[\\u200c\\u200d]|(?<=\\p{Script=Latin})[\\u200c\\u200d]'

/** They choose the look of pictures and digits; after anything else they show nothing. */
const looseSelectors = '(?<![\\p{Extended_Pictographic}\\d#*])[\\ufe00-\\ufe0f]'

/** A character that nobody sees, or that shows a text in another order than it has. Global. */
export const hidden: RegExp = new RegExp(`[${controls}${unseen}]|${looseJoiners}|${looseSelectors}`, 'gu')

/** The text with each hidden character written as `<U+202E>`: what it holds can be seen, and nothing of it acts. */
export function withHiddenShown(text: string): string {
  return text.replace(hidden, (character) => `<${codePointName(character)}>`)
}

/** `U+202E`. */
export function codePointName(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
}
