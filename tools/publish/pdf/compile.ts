import {fileURLToPath} from 'node:url'
import {packageRoot} from '../../package-root.ts'
import type {Document} from './document.ts'
import type {Fonts} from './fonts.ts'
import type {PdfResult} from './input.ts'

/** Place the data with the template: `files` are the drawings that it names. The compiler is loaded on first use. */
export async function compilePdf(document: Document, files: Map<string, string>, fonts: Fonts): Promise<PdfResult> {
  const {NodeCompiler} = await import('@myriaddreamin/typst-ts-node-compiler')
  const workspace = fileURLToPath(new URL('templates/pdf/', packageRoot))
  try {
    const compiler = NodeCompiler.create({workspace, fontArgs: [{fontBlobs: fonts.files}]})
    compiler.mapShadow(`${workspace}data/document.json`, Buffer.from(JSON.stringify(document)))
    for (const [name, svg] of files) compiler.mapShadow(`${workspace}data/${name}`, Buffer.from(svg))
    const compiled = compiler.compile({mainFilePath: `${workspace}specification.typ`})
    const faults = compiled.takeDiagnostics()
    const messages = faults === null ? [] : [...new Set(compiler.fetchDiagnostics(faults).map(describe))]
    const fatal = messages.filter((message) => compiled.result === null || message.includes('unknown font family'))
    if (fatal.length > 0 || compiled.result === null)
      return {error: fatal.join('\n') || 'The compiler gave no document'}
    const pdf = compiler.pdf(compiled.result, {pdfStandard: 'ua-1'})
    compiler.evictCache(0)
    return {pdf: new Uint8Array(pdf)}
  } catch (error) {
    return {error: `Unexpected failure of the PDF compiler: ${error instanceof Error ? error.message : String(error)}`}
  }
}

interface Diagnostic {
  message: string
  path?: string
  range?: {start?: {line: number}} | null
  hints?: string[]
}

function describe({message, path, range, hints = []}: Diagnostic): string {
  const place = path ? `${path}${range?.start ? `:${range.start.line + 1}` : ''}: ` : ''
  return [`${place}${message}`, ...hints.map((hint) => `hint: ${hint}`)].join('\n')
}
