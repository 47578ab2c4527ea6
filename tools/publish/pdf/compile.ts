import {fileURLToPath} from 'node:url'
import {packageRoot} from '../../own/package-root.ts'
import type {Drawing} from './context.ts'
import type {Document} from './document.ts'
import type {Fonts} from './fonts.ts'

/** Place the data with the template; `drawings` are the files that it names. The compiler is loaded on first use. */
export async function compilePdf(
  document: Document,
  drawings: Map<string, Drawing>,
  fonts: Fonts,
): Promise<{pdf: Uint8Array} | {error: string}> {
  const workspace = fileURLToPath(new URL('templates/pdf/', packageRoot))
  const data = `${workspace}data/`
  try {
    const {NodeCompiler} = await import('@myriaddreamin/typst-ts-node-compiler')
    const compiler = NodeCompiler.create({workspace, fontArgs: [{fontBlobs: fonts.files}]})
    compiler.mapShadow(`${data}document.json`, Buffer.from(JSON.stringify(document)))
    for (const [name, {svg}] of drawings) compiler.mapShadow(data + name, Buffer.from(svg))
    const compiled = compiler.compile({mainFilePath: `${workspace}specification.typ`})
    const found = [compiled.takeError(), compiled.takeWarnings()].filter((node) => node !== null)
    const messages = found.flatMap((node) => compiler.fetchDiagnostics(node).map(describe))
    // A family that is missing is a warning only, and the text would come out in whatever the system has.
    const fatal = compiled.result === null ? messages : messages.filter((text) => text.includes('unknown font family'))
    if (compiled.result === null || fatal.length > 0) return {error: named(fatal, data, drawings)}
    const pdf = compiler.pdf(compiled.result, {pdfStandard: 'ua-1'})
    compiler.evictCache(0)
    return {pdf: new Uint8Array(pdf)}
  } catch (error) {
    return {error: `Unexpected failure of the PDF compiler: ${thrown(error)}`}
  }
}

interface Diagnostic {
  message: string
  path?: string
  range?: {start?: {line: number}} | null
  hints?: string[]
}

function describe({message, path, range, hints = []}: Diagnostic): string {
  const line = range?.start === undefined ? '' : `:${range.start.line + 1}`
  return [path ? `${path}${line}: ${message}` : message, ...hints.map((hint) => `hint: ${hint}`)].join('\n')
}

/** The export throws its diagnostics in one string, as Rust prints them; their spans mean nothing here. */
function thrown(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  const messages = [...text.matchAll(/message: "((?:[^"\\]|\\.)*)"/g)].map(([, message]) =>
    message!.replaceAll('\\"', '"'),
  )
  return [...new Set(messages)].join('\n') || text
}

/** One text with each message once, in which a drawing is named by its place in the chapters. */
function named(messages: string[], data: string, drawings: Map<string, Drawing>): string {
  let text = [...new Set(messages)].join('\n') || 'The PDF compiler gave no document'
  for (const [name, {place}] of drawings) text = text.replaceAll(`${data}${name}:`, `${place}:`)
  return text.replaceAll(fileURLToPath(packageRoot), '')
}
