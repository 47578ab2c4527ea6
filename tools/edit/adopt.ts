/**
 * The text of a skeleton once a person owns it: without the lines that say who writes it. The requirement's own words
 * stay, for whoever writes the body.
 */
export function adoptStub(text: string): string {
  return text.replace(/^\/\/ Generated from [^\n]*\n\/\/ To make it yours: [^\n]*\n\/\/\n/m, '')
}

/** `completes-a-write-only-after`: a file is named by the behaviour that its case shows. */
export function caseFileName(title: string): string {
  const words = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return words.slice(0, 80).replace(/-$/, '') || 'case'
}
