import {spawnSync} from 'node:child_process'

const missing = spawnSync('pdftotext', ['-v']).error !== undefined

/** Why a test that reads a PDF is skipped; false where it runs. In CI a missing tool is a failure. */
export const skipWithoutPoppler = missing && process.env.CI !== 'true' ? 'poppler-utils is not installed' : false

export function pdfText(pdf: Uint8Array): string {
  return run('pdftotext', ['-layout', '-', '-'], pdf)
}

/** The names of the fonts, without the tag of their subset. */
export function pdfFonts(pdf: Uint8Array): string[] {
  const lines = run('pdffonts', ['-'], pdf).trim().split('\n').slice(2)
  return lines.map((line) => line.split(/\s+/)[0]!.replace(/^[A-Z]{6}\+/, ''))
}

/** `pages`, `title`, `tagged` and so on, as pdfinfo prints them. */
export function pdfInfo(pdf: Uint8Array): Record<string, string> {
  const lines = run('pdfinfo', ['-'], pdf).trim().split('\n')
  return Object.fromEntries(
    lines.map((line) => [line.split(':')[0]!.toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  )
}

function run(command: string, options: string[], input: Uint8Array): string {
  const {stdout, status, error} = spawnSync(command, options, {input, encoding: 'utf8', maxBuffer: 1e8})
  if (error !== undefined || status !== 0) throw error ?? new Error(`${command} ended with ${status}`)
  return stdout
}
