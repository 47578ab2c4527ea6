/** The short title of a specification as the name of a file, without ending. */
export function fileName(short: string): string {
  const name = short
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .slice(0, 100)
    .replace(/^-+|-+$/g, '')
  return name || 'specification'
}
