import {states} from './expected.ts'

/** One number or word of a file, and the file with another in its place. */
export interface Mutation {
  place: string
  text: string
}

/** Changes each number, each state and each answer in turn; of very many `most`, spread over the whole file. */
export function mutationsOf(path: string, text: string, most = Number.POSITIVE_INFINITY): Mutation[] {
  const from = path.endsWith('.html') ? text.indexOf('<main') : 0
  const until = path.endsWith('.html') ? text.indexOf('</main>') : text.length
  const words = [...states, 'pass', 'fail', 'not-run', 'not-observable'].map((word) => word.replaceAll(' ', '[ +-]'))
  const pattern = new RegExp(`(?<![\\w-])(?:\\d+|${words.join('|')}|[YN](?= \\|)|m(?= \\|)|n/a)(?![\\w-])`, 'g')
  const found = [...text.slice(from, until).matchAll(pattern)].flatMap(({0: token, index}) => {
    const [start, end] = [from + index, from + index + token.length]
    const line = text.lastIndexOf('\n', start) + 1
    const context = `${text.slice(Math.max(line, start - 200), start)}⟦${token}⟧${text.slice(end, end + 60).split('\n')[0]}`
    if (innocent.some((one) => one.test(context))) return []
    return [{place: `${path}: ${context}`, text: `${text.slice(0, start)}${other(token)}${text.slice(end)}`}]
  })
  const step = Math.max(1, found.length / most)
  return found.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step))
}

/** What is no state, verdict or count of requirements: versions, places in a text, how a page is drawn, prose. */
const innocent = [
  /^(?!.*(?: x| width)="[\d.]*⟦).*(?:\d\.⟦\d|⟦\d+⟧\.\d)/,
  /(?: tabindex| height| viewBox| id|href)="(?!requirements\.html\?)[^"]*⟦/,
  /class="number">[\d.]*⟦/,
  / line ⟦|as revision ⟦|"(?:line|lineno|format|sectionNumber|filters_amount|created)": "?[^"]*⟦/,
  /"(?:text|content|title|specification|suite|version|rationale|reason|evidence|claim_reason|asked_for|case_title)": ".*⟦/,
  /"links": |"destination"|^ {5}"revision": /,
  /<p>(?:What a requirement is|A survey:|This report|Nothing: )|^<div class="item-text">|^conditions held/,
  /<td>(?:Specification|Implementation|Version that|Made by|<code>results)|^\| (?:Specification|Implementation) \|/,
  / [aA]wning ⟦|Failed, ⟦error|\(draft\)|⟦\d{4}⟧/,
  /^m mandatory|<li><code>|answered with –|^Status|has the status ⟦/,
  /class="(?:next|previous)"| alt="|\(RFC|<td class="right">⟦\d+⟧<\/td><td>(?:<code>|A time)|tables A\.⟦/,
  /slats |oak; |manual, page |^ {4}"revision": |Revision ⟦1⟧, (?:in force|id not issued)/,
  /^<li><code>|<code>[^<]*⟦|<pre|<blockquote/,
  /sources with ⟦\d+⟧ error|"errors": ⟦/,
]

function other(token: string): string {
  if (/^\d+$/.test(token)) return String(Number(token) + 1)
  if (token === 'Y' || token === 'N') return token === 'Y' ? 'N' : 'Y'
  if (token === 'm' || token === 'n/a') return token === 'm' ? 'o' : 'm'
  if (token === 'pass' || token === 'verified') return 'failed'
  return token.includes('-') ? (token === 'no-case' ? 'not-run' : 'no-case') : 'verified'
}

/** The numbers of a printed report that are compared: the last of each such line, changed in turn. */
export function printedMutations(text: string): Mutation[] {
  const counted =
    /(?:(?: +\d+){7}|^ ?\S [a-z ]+ +\d+ +(?:yes|no, stands beside) .*|^(?:Shown:|• ).*\(\d+.*|^(?!Accepted)[A-Z][a-z ]+ \(\d+\))$/
  const lines = text.split('\n')
  return lines.flatMap((line, index) => {
    if (!counted.test(line)) return []
    const changed = line.replace(/\(\d+\)(?=:)|(\d+)(?!.*\d)/, (number) =>
      number.replace(/\d+/, (one) => String(Number(one) + 1)),
    )
    return [{place: line.trim(), text: lines.map((one, at) => (at === index ? changed : one)).join('\n')}]
  })
}
