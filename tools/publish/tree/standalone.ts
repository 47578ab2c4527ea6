import {escapeText} from '../site/markup.ts'
import {readSiteFile} from '../site/templates.ts'
import {statesStyle} from '../states-style.ts'
import type {TreeDocument} from './document.ts'
import {treeBody} from './print-page.ts'

/** A document as one file that needs no other: it may be sent. Requirements are named, and lead nowhere. */
export function standalonePage({title, lead, sections}: TreeDocument): string {
  const style = [
    ...['colours', 'text', 'lists'].map((name) => readSiteFile(`style/${name}.css`)),
    statesStyle(),
    own,
  ].join('\n')
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeText(title)}</title>
<style>
${style}</style>
</head>
<body>
<main>
${treeBody(title, lead, sections, [], '')}</main>
</body>
</html>
`
}

const own = `body {
  max-width: 60rem;
  margin: 2rem auto;
  padding: 0 1rem;
  color: var(--ink);
  background: var(--paper);
  font-family: var(--sans);
}

.state {
  color: var(--state);
  font-weight: 600;
}

.state::before {
  margin-right: 0.25em;
}

.reference {
  color: inherit;
}
`
