import assert from 'node:assert/strict'
import test from 'node:test'
import {foldLedger, isAccepted} from '../../tools/compose/ledger-state.ts'
import {extract} from '../../tools/extract/extract.ts'
import {createParser} from '../../tools/markdown/parse.ts'
import type {ExtractedItem} from '../../tools/model/extraction.ts'
import {findLevelWords} from '../../tools/model/level-word.ts'
import {shortHash} from '../../tools/text/hash.ts'
import {effort, firstSeed, pick, randomOf} from '../random.ts'
import {sampleIds, sampleSettings} from '../settings.ts'

const parse = await createParser('satteri')

/** The one item of a chapter that holds this block. */
async function itemIn(source: string): Promise<ExtractedItem> {
  const place = {path: 'chapters/sample.md', slug: 'sample', number: 1, part: 1}
  const settings = sampleSettings
  return extract({place, source, tree: await parse(source), settings, highlight: () => undefined}).items[0]!
}

const sentences = [
  ['The device MUST NOT write any data.', 'MUST NOT'],
  ['The device MUST write its data.', 'MUST'],
  ['A queue SHALL  NOT be reset while it is in use.', 'MUST NOT'],
  ['It is NOT RECOMMENDED that a driver polls.', 'SHOULD NOT'],
  ['A driver SHOULD NOT poll, nor need it.', 'SHOULD NOT'],
  ['A name is OPTIONAL.', 'MAY'],
] as const

const around: ((word: string) => string)[] = [
  (word) => `**${word}**`,
  (word) => `*${word}*`,
  (word) => `_${word}_`,
  (word) => `***${word}***`,
  (word) => `~~${word}~~`,
  (word) => `<b>${word}</b>`,
  (word) => `<!-- a comment -->${word}<!-- another -->`,
  (word) => `[${word}](https://example.org)`,
  (word) => [...word].map((letter) => `&#${letter.codePointAt(0)};`).join(''),
  (word) => `&#x${word.codePointAt(0)!.toString(16)};${word.slice(1)}`,
  (word) => `${word.slice(0, 1)}<!-- inside -->${word.slice(1)}`,
  (word) => `${word}[^1]`,
]

const between = ['&nbsp;', '&#32;', '\n> ', '\\\n> ', '  \n> ', ' <br>', ' <!-- x --> ', '\u00a0', '\u2003', '   ']

const intoCode = [
  (word: string) => `\`${word}\``,
  (word: string) => `![${word}](a.png)`,
  (word: string) => `**\`\` ${word} \`\`**`,
]

/** Edits of words and of the spaces between them. Code and images alone may change a level. */
function edited(sentence: string, random: () => number, mayUseCode: boolean): {text: string; usedCode: boolean} {
  let usedCode = false
  const words = sentence.split(/\s+/).map((word) => {
    const [, bare, rest] = /^(.*?)([.,]*)$/.exec(word)!
    if (random() < 0.5) return word
    if (mayUseCode && random() < 0.2) {
      usedCode = true
      return `${pick(random, intoCode)(bare!)}${rest}`
    }
    return `${pick(random, around)(bare!)}${rest}`
  })
  const text = words.reduce((before, word) => {
    const space = random() < 0.4 ? pick(random, between) : ' '
    // A comment that opens a line ends the paragraph: that is another text.
    return `${before}${space.endsWith('\n> ') && word.startsWith('<!--') ? ' ' : space}${word}`
  })
  return {text, usedCode}
}

test('no edit of markup changes a level and leaves an item as the ledger holds it', async () => {
  for (let seed = firstSeed; seed < firstSeed + 1500 * effort; seed++) {
    const random = randomOf(seed)
    const [sentence, level] = pick(random, sentences)
    const ledger = foldLedger(
      [
        {
          event: 'issue',
          ...{id: 'REQ-A-001', revision: 1, since: '1', line: 1, sourceHash: null, level},
          hash: shortHash(`\n\n${sentence.replace(/\s+/g, ' ')}`),
        },
      ],
      sampleIds,
    )
    const mayUseCode = random() < 0.5
    const {text, usedCode} = edited(sentence, random, mayUseCode)
    const source = `> [REQ-A-001] **Title.** ${text}\n\n[^1]: A footnote.\n`
    const item = await itemIn(source)
    const why = `TEST_SEED=${seed}\n${source}`
    const accepted = isAccepted(ledger.issued.get('REQ-A-001')!, {
      hash: shortHash(`\n\n${item.text}`),
      level: item.level,
    })
    if (accepted) assert.equal(item.level, level, why)
    if (usedCode) continue
    const implied = findLevelWords(item.text, 'bcp14')
    assert.equal(item.level, implied[0]?.level ?? null, why)
    assert.equal(item.levelWords.length, implied.length, why)
    assert.equal(item.text, sentence.replace(/\s+/g, ' '), why)
    assert.ok(accepted, why)
  }
})

const seen: [what: string, text: string, level: string | null, sameText: boolean][] = [
  ['struck out, a word is still read', 'The device MUST ~~NOT~~ write any data.', 'MUST NOT', true],
  [
    'a line break of HTML alone joins the words: no level, said aloud',
    'The device MUST<br>NOT write any data.',
    null,
    false,
  ],
  ['in code, a word is none', 'The device MUST `NOT` write any data.', 'MUST', true],
  ['in code, both are none', 'The device `MUST NOT` write any data.', null, true],
  ['as the words for an image, it is none', 'The device MUST ![NOT](a.png) write any data.', 'MUST', true],
  ['in a link, it counts', 'The device [MUST NOT](https://example.org) write any data.', 'MUST NOT', true],
  ['in quotation marks, it is none', 'The device MUST "NOT" write any data.', 'MUST', false],
  ['with a soft hyphen inside, a reader reads on', 'The device MUST NO&shy;T write any data.', 'MUST NOT', false],
  ['a joiner of no width parts nothing', 'The device MUST&#x200B; NOT write any data.', 'MUST NOT', false],
  ['a space of no width joins the words', 'The device MUST&#x200B;NOT write any data.', null, false],
  ['a footnote between them is none of the text', 'The device MUST[^1] NOT write any data.', 'MUST NOT', true],
  ['an escape is none of the text', 'The device MUST NOT write any data\\.', 'MUST NOT', true],
]

for (const [what, text, level, sameText] of seen) {
  test(`level and text: ${what}`, async () => {
    const item = await itemIn(`> [REQ-A-001] **Title.** ${text}\n\n[^1]: x\n`)
    assert.equal(item.level, level)
    assert.equal(item.text === 'The device MUST NOT write any data.', sameText)
  })
}

for (const keywords of ['iso', '3gpp'] as const) {
  test(`level and text: small words of ${keywords}, in rows and list items`, async () => {
    const source = [
      '- [REQ-A-001] **One.** A cup **shall**&nbsp;_not_ leak.\n',
      '| Requirement | Text |\n| --- | --- |\n| [REQ-A-002] **Two.** | A lid *need* <!-- x --> not fit. |\n| [REQ-A-003] | **Three.** A cup `shall` should hold. |\n',
    ].join('\n')
    const settings = {...sampleSettings, keywords}
    const place = {path: 'chapters/sample.md', slug: 'sample', number: 1, part: 1}
    const {items} = extract({place, source, tree: await parse(source), settings, highlight: () => undefined})
    assert.deepEqual(
      items.map(({level, text}) => [level, text]),
      [
        ['MUST NOT', 'A cup shall not leak.'],
        ['MAY', 'A lid need not fit.'],
        ['SHOULD', 'A cup shall should hold.'],
      ],
    )
  })
}
