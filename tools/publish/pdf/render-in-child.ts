import {fork} from 'node:child_process'
import type {PdfInput, PdfResult} from './input.ts'

/** Make the PDF in a process of its own: the end of that process, however it comes, is a result here. */
export function renderInChild(input: PdfInput): Promise<PdfResult> {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  const child = fork(new URL(`./render-child.${extension}`, import.meta.url), {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  return new Promise((resolve) => {
    let said = ''
    child.stderr!.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-2000)
    })
    child.on('message', (result) => resolve(result as PdfResult))
    child.on('error', (error) => resolve({error: `Unexpected failure of the PDF process: ${error.message}`}))
    child.on('close', (code, signal) => resolve({error: endOf(code, signal, said)}))
    child.send(input, (error) => error && child.kill())
  })
}

/** The first result counts: this one is read only where no message came. */
function endOf(code: number | null, signal: string | null, said: string): string {
  const reason = signal === null ? `exit code ${code}` : `signal ${signal}`
  return [`Unexpected end of the PDF process (${reason}), expected a document`, said.trim()].filter(Boolean).join('\n')
}
