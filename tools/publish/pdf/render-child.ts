import type {PdfInput} from './input.ts'
import {renderHere} from './render-pdf.ts'

// Program of the process that `render-in-child.ts` starts: one input, one result.
process.once('message', async (input) => {
  const result = await renderHere(input as PdfInput).catch((error: Error) => ({error: error.message}))
  process.send!(result, () => process.disconnect())
})
