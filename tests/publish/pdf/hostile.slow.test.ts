import assert from 'node:assert/strict'
import test from 'node:test'
import {renderPdf} from '../../../tools/publish/pdf/render-pdf.ts'
import {pdfText, skipWithoutPoppler} from './poppler.ts'
import {sampleChapter, sampleInput} from './sample-input.ts'

const word = 'a'.repeat(10_000)

const samples: Record<string, string> = {
  'code of Typst': '#import "x" $x$ @ref <lab> `#` [#a] #{ } ]] /* */ // \\u{41} "#eval(1)" = heading',
  'long words': `${word} \`${word}\` **${word}**\n\n| a | b |\n|--|--|\n| ${word} | x |\n\n\`\`\`\n${word}\n\`\`\`\n\n## ${word}`,
  'long items': `> [REQ-1] **${word}** MUST ${word}\n\n| Requirement |\n|--|\n| [REQ-2] **${word}** |`,
  'deep lists': Array.from({length: 60}, (_, level) => `${'  '.repeat(level)}- level ${level}`).join('\n'),
  'deep quotes': `${'> '.repeat(3000)}deep`,
  'deep mixture': `${'> - '.repeat(30)}${'*a **b '.repeat(30)}x${'** c*'.repeat(30)}`,
  'a table in deep lists': `${'- '.repeat(12)}a\n\n${' '.repeat(24)}| a |\n${' '.repeat(24)}|---|\n${' '.repeat(24)}| **b *c ~~d \`e\` ~~*** |`,
  'many columns': `|${' a |'.repeat(60)}\n|${'--|'.repeat(60)}\n|${' VIRTIO_BLK_F_X |'.repeat(60)}`,
  controls: 'a\u0000b `c\u0000` \u202e\u2066 \ufeff \ud83d \u0007 \u{e0041} \u200d\n\n```\n\u0000\u001b[31m\n```',
  scripts:
    '漢 😀 हिन्दी ไทย אב e\u0301 ┌\u0301 \u0301 א\u05b0\n\n## 漢 😀\n\n> [REQ-1] **漢.** MUST 😀\n\n`漢`\n\n```\n漢 \u0301\n```',
  HTML: '<script>alert(1)</script>\n\na <!-- x --> b<br>c <b onclick="x">d</b>\n\n<!-- open\n\nend',
  'notes in notes':
    'x[^1]\n\n| a[^1] |\n|--|\n| [^2] |\n\n[^1]: [^1] [^2]\n\n[^2]: [^1] > x\n\n    ```\n    y\n    ```',
  'links in the head of a long table': `| [a](http://x.y) [REQ-1] | b |\n|--|--|\n${'| x | y |\n'.repeat(120)}`,
  headings: '#### skip\n\n# second\n\n> # quoted\n\n- ## listed\n\n##\n\n## x[^1]\n\n[^1]: y',
  'equal names': '## a\n\n## a\n\n> [REQ-1] MUST\n\n> [REQ-1] MUST\n\n[REQ-1]',
  addresses: '[a](%zz#%) [b]() [](http://e.f) [c](<http://a b>) [d](http://[bad) [e](http://x/"y) [f](#) [g](?)',
}

for (const [name, source] of Object.entries(samples)) {
  test(`hostile: ${name}`, async () => {
    const result = await renderPdf(sampleInput([sampleChapter(`# Title\n\n${source}`)]))
    assert.ok('pdf' in result, 'error' in result ? result.error : '')
    assert.deepEqual(result.unprinted, [])
  })
}

test('hostile: names of the specification', async () => {
  const strange = `#[x] "\\ 😀 \u202e ${word}`
  const chapter = sampleChapter('no heading')
  Object.assign(chapter, {title: strange, slug: ' '})
  const part = {title: strange, chapters: [chapter]}
  const names = {title: strange, short: strange, version: strange, status: strange, date: strange, licence: strange}
  const result = await renderPdf(sampleInput([], {...names, parts: [part]}))
  assert.ok('pdf' in result, 'error' in result ? result.error : '')
})

test('hostile: text comes out as it was written', {skip: skipWithoutPoppler}, async () => {
  const result = await renderPdf(sampleInput([sampleChapter(`# T\n\n${samples['code of Typst']}`)]))
  const text = 'pdf' in result ? pdfText(result.pdf) : ''
  assert.ok(text.replace(/\s+/g, ' ').includes('#import "x" $x$ @ref <lab> # [#a] #{ } ]] /* */ //'), text)
})
