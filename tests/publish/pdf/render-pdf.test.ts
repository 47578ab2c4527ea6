import assert from 'node:assert/strict'
import test from 'node:test'
import type {PdfInput, PdfResult} from '../../../tools/publish/pdf/input.ts'
import {renderInChild} from '../../../tools/publish/pdf/render-in-child.ts'
import {renderPdf} from '../../../tools/publish/pdf/render-pdf.ts'
import {pdfFonts, pdfInfo, pdfText, skipWithoutPoppler} from './poppler.ts'
import {sampleChapter, sampleInput} from './sample-input.ts'

const chapter = `# Block device

Text with *emphasis*, **strong**, \`code\`, a [link](https://example.org), [REQ-1] and a note.[^1]

[^1]: The note, with 😀.

## Flush

> [REQ-1] **Flush orders writes.** When \`VIRTIO_BLK_F_FLUSH\` is negotiated, the device MUST wait.

> [!WARNING]
> Take care.

\`\`\`dot title="A box" alt="One box"
\`\`\`

| Requirement | Statement |
| --- | --- |
| [REQ-2] **In a row.** | The device SHOULD NOT \`VIRTIO_BLK_F_A_NAME_THAT_IS_LONGER_THAN_ITS_COLUMN_BY_FAR\`. |

- [ ] task
  1. number

\`\`\`c
int x = 1;
\`\`\`
`

const input = sampleInput([sampleChapter(chapter)])

async function pdfOf(given: PdfInput): Promise<Uint8Array> {
  return bytesOf(await renderPdf(given))
}

function bytesOf(result: PdfResult): Uint8Array {
  if ('error' in result) assert.fail(result.error)
  return result.pdf
}

test('pdf: the same input gives the same bytes', async () => {
  const pdf = await pdfOf(input)
  assert.equal(Buffer.from(pdf.subarray(0, 8)).toString(), '%PDF-1.7')
  assert.deepEqual(await pdfOf(input), pdf)
})

test('pdf: the same bytes come from a child process', async () => {
  assert.deepEqual(bytesOf(await renderInChild(input)), await pdfOf(input))
})

test('pdf: title, pages, tags and fonts', {skip: skipWithoutPoppler}, async () => {
  const pdf = await pdfOf(input)
  const {title, tagged, pages, creationdate} = pdfInfo(pdf)
  assert.deepEqual([title, tagged, pages], ['Sample specification', 'yes', '4'])
  assert.match(creationdate!, /Nov 22 .*2026/)
  assert.deepEqual(
    pdfFonts(pdf).filter((name) => !/^Source(Serif4|Sans3|CodePro)-/.test(name)),
    [],
  )
})

test('pdf: the text of every construct', {skip: skipWithoutPoppler}, async () => {
  const text = pdfText(await pdfOf({...input, withErrors: 2}))
  for (const part of [
    'Built with 2 errors',
    'Contents',
    '1 Block device',
    'Flush orders writes',
    'The note, with [U+1F600].',
    'Figure 1: A box',
    'Take care.',
    'SHOULD NOT',
    'List of requirements',
    'Page 3 of 4',
  ]) {
    assert.ok(text.includes(part), part)
  }
  assert.ok(!text.includes('[REQ-1]'))
})

test('pdf: nothing but a title page and empty contents', async () => {
  await pdfOf(sampleInput([], {parts: [], title: '', date: '', licence: ''}))
})

test('pdf: a drawing that is no SVG is an error with its place', async () => {
  const broken = sampleChapter(chapter)
  broken.figures[0]!.svg = '<svg'
  const result = await renderPdf(sampleInput([broken]))
  assert.match('error' in result ? result.error : '', /^chapters\/chapter-1\.md:14: failed to parse SVG/)
})

test('pdf: the end of the child process is an error', async () => {
  const result = await renderInChild({...input, parts: [null as never]})
  assert.ok('error' in result && !result.error.includes('\n    at '))
})
