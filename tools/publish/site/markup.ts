/** HTML that is placed as it is. Any other value that reaches a template literal of `markup` is author's text. */
export class Markup {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

export type Content = string | number | Markup | Markup[] | null | undefined | false

/** A template literal that escapes what it is given; lists are joined, and what is absent prints nothing. */
export function markup(strings: TemplateStringsArray, ...values: Content[]): Markup {
  let out = strings[0]!
  for (let index = 0; index < values.length; index++) out += textOf(values[index]) + strings[index + 1]!
  return new Markup(out)
}

/**
 * Author's text for an element or a quoted attribute.
 *
 * Not `escapeHtml` of `print/`, which leaves apostrophes as they are: what is printed from a chapter stands in attributes of
 * double quotes alone, and its words stay readable. Here templates of others may quote either way, as Handlebars assumes, too.
 * One function for both would change a character of nearly every page.
 */
export function escapeText(text: string): string {
  return /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (character) => escapes[character]!) : text
}

/** An id, a name of code or a path: it may break after an underscore, a slash or a hash. */
export function breakable(text: string): Markup {
  return new Markup(escapeText(text).replace(/[_/#](?=.)/g, '$&<wbr>'))
}

/** Escaped text whose parts between backticks are code. */
export function withCode(text: string): Markup {
  return new Markup(
    text
      .split(/`([^`]+)`/)
      .map((part, index) => (index % 2 === 1 ? `<code>${breakable(part).text}</code>` : escapeText(part)))
      .join(''),
  )
}

const escapes: Record<string, string> = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;'}

function textOf(value: Content): string {
  if (value === null || value === undefined || value === false) return ''
  if (typeof value === 'string') return escapeText(value)
  if (value instanceof Markup) return value.text
  if (typeof value === 'number') return String(value)
  let out = ''
  for (const {text} of value) out += text
  return out
}
