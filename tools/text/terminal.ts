/** Controls, and format characters that turn or hide text. Joiners stay: some scripts are written with them. */
const unseen =
  /[\u0000-\u001f\u007f-\u009f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e0fff}]/gu

/** Line ends and tabs, and with colours what we write ourselves: three colours and their end, a line written anew. */
const own = {plain: /(\n|\t)/, coloured: /(\n|\t|\u001b\[(?:0|31|33|36)m|\r\u001b\[K)/}

/**
 * Text as a terminal or a log may be given it: whoever wrote its parts, it cannot move the cursor, turn or hide text, or
 * open a line with what a CI system takes for a command. An unseen character is written as JSON writes it, so that JSON
 * stays the same JSON. `colours` lets our own control sequences through.
 */
export function terminalText(text: string, colours: boolean): string {
  return withoutUnseen(text, colours).replace(/^([^\S\n]*)(?=::|##\[)/gm, '$1\\')
}

/** A command to a CI system, all of whose parts were escaped as that system asks. */
export function workflowText(text: string): string {
  return withoutUnseen(text, false)
}

/** Text of an author on a line of ours. */
export function oneLine(text: string): string {
  return text.replace(unseen, jsonEscape)
}

function withoutUnseen(text: string, colours: boolean): string {
  return text
    .split(colours ? own.coloured : own.plain)
    .map((part, index) => (index % 2 === 1 ? part : oneLine(part)))
    .join('')
}

function jsonEscape(character: string): string {
  return [...Array(character.length).keys()]
    .map((index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`)
    .join('')
}
