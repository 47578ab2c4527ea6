import assert from 'node:assert/strict'
import test from 'node:test'
import type {PdfChapter, PdfInput, PdfResult, Unprinted} from '../../../tools/publish/pdf/input.ts'
import {type Compile, renderHere} from '../../../tools/publish/pdf/render-here.ts'
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

/** The first of its drawings is none. */
function withBrokenDrawing(chapter: PdfChapter): PdfChapter {
  const [first] = Object.keys(chapter.drawings)
  return {...chapter, drawings: {...chapter.drawings, [first!]: '<svg'}}
}

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

test('pdf: the same bytes are made in this process', async () => {
  assert.deepEqual(bytesOf(await renderHere(input)), await pdfOf(input))
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
  const report = pdfText(await pdfOf({...input, below: 'Kettles 1.2.0'}))
  assert.match(report, /Kettles 1\.2\.0/)
  assert.doesNotMatch(report, /Version \d/)
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

test('pdf: a drawing that is no SVG gives way to its source, and is named with its place', async () => {
  const broken = withBrokenDrawing(sampleChapter(chapter))
  const result = await renderPdf(sampleInput([broken, sampleChapter('# Whole', 2)]))
  assert.ok('pdf' in result)
  assert.equal(result.unprinted.length, 1)
  const [{reason, ...figure}] = result.unprinted as [Unprinted]
  assert.deepEqual(figure, {file: 'chapters/chapter-1.md', line: 14, part: 'figure'})
  assert.match(reason, /failed to parse SVG/)
})

test('pdf: the place of such a drawing shows its words', {skip: skipWithoutPoppler}, async () => {
  const broken = withBrokenDrawing(
    sampleChapter('# A\n\n```dot alt="One box"\ndigraph {a}\n```\n\n```dot alt="Two"\n```'),
  )
  const text = pdfText(await pdfOf(sampleInput([broken])))
  assert.match(text, /One box\s+digraph \{a\}/)
})

test('pdf: a chapter that cannot be set is printed as its source, the others as ever', async () => {
  const compile: Compile = async ({parts}) => {
    const poisoned = parts.some(({chapters}) =>
      chapters.some(({blocks}) => JSON.stringify(blocks).includes('["Poison')),
    )
    return poisoned ? {error: 'cannot be set'} : {pdf: new TextEncoder().encode(JSON.stringify(parts))}
  }
  const input = sampleInput([sampleChapter('# Poison ```` x'), sampleChapter('# Whole', 2)])
  const result = await renderHere(input, compile)
  assert.ok('pdf' in result)
  const [poison, whole] = (JSON.parse(Buffer.from(result.pdf).toString()) as PdfInput['parts'])[0]!.chapters
  assert.deepEqual(poison!.blocks, [{type: 'code', value: '# Poison ```` x'}])
  assert.deepEqual(whole, input.parts[0]!.chapters[1])
  assert.deepEqual(result.unprinted, [
    {file: 'chapters/chapter-1.md', line: 1, part: 'chapter', reason: 'cannot be set'},
  ])
})

test('pdf: the end of its process is an error', async () => {
  const result = await renderPdf({
    ...input,
    parts: [{title: '', chapters: [{...input.parts[0]!.chapters[0]!, items: null as never}]}],
  })
  assert.ok('error' in result && !result.error.includes('\n'))
})

test('pdf: what takes too long or too much ends, and says so', async () => {
  const long = sampleInput([sampleChapter(`# A\n\n${'word '.repeat(400_000)}`)])
  assert.deepEqual(await renderPdf(long, {seconds: 0.3, megabytes: 4096}), {
    error: 'it takes longer than 0.3 s to typeset',
  })
  assert.deepEqual(await renderPdf(long, {seconds: 60, megabytes: 100}), {
    error: 'it takes more than 100 MB to typeset',
  })
})
