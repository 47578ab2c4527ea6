import assert from 'node:assert/strict'
import test from 'node:test'
import type {Nodes} from 'mdast'
import {createParser} from '../../../tools/markdown/parse.ts'
import {buildPics} from '../../../tools/publish/pics/build-pics.ts'
import {picsMarkdown} from '../../../tools/publish/pics/pics-markdown.ts'
import {effort, firstSeed, pick, randomOf} from '../../random.ts'
import {kettleRows, obligation} from './kettle-rows.ts'

const pieces = [
  ...[
    '|',
    '\\',
    '`',
    '``',
    '*',
    '**',
    '_',
    '~~',
    '[',
    ']',
    '(x)',
    '![',
    '<b>',
    '</b>',
    '<!--',
    '-->',
    '&amp;',
    '&#60;',
    '#',
  ],
  ...[
    '<script>alert(1)</script>',
    '[a](javascript:b)',
    '[^1]',
    '\n',
    '\n\n',
    '- ',
    '1. ',
    '> ',
    '---',
    '=',
    '$',
    ':',
    ' ',
    'word',
  ],
]

function* nodesOf(node: Nodes): Generator<Nodes> {
  yield node
  if ('children' in node) for (const child of node.children) yield* nodesOf(child)
}

function textOf(node: Nodes): string {
  if ('value' in node) return node.value
  return 'children' in node ? node.children.map(textOf).join('') : ''
}

const ours = new Set([
  'root',
  'heading',
  'paragraph',
  'table',
  'tableRow',
  'tableCell',
  'text',
  'list',
  'listItem',
  'emphasis',
  'inlineCode',
])

for (const engine of ['satteri', 'remark'] as const)
  test(`statement: whatever a claim says is shown letter by letter in Markdown (${engine})`, async () => {
    const parse = await createParser(engine)
    for (let seed = firstSeed; seed < firstSeed + 150 * effort; seed++) {
      const random = randomOf(seed)
      const said = (name: string) =>
        `${name} ${Array.from({length: 1 + Math.floor(random() * 8)}, () => pick(random, pieces)).join(pick(random, ['', ' ']))} end`
      const words = ['contact', 'comment', 'value', 'reason', 'title', 'chapter'].map(said)
      const [contact, comment, value, reason, title, chapter] = words as [
        string,
        string,
        string,
        string,
        string,
        string,
      ]
      const rows = kettleRows(
        [
          obligation('K-1', {answer: 'yes', comment, value, title: title.replaceAll('`', '')}),
          obligation('K-2', {answer: 'no', reason}),
        ],
        {profiles: {home: true, camp: false}},
        {contact},
      )
      rows.chapters[0]!.title = chapter
      const tree = await parse(picsMarkdown(buildPics(rows)))
      const nodes = [...nodesOf(tree)]
      const context = `seed ${seed}: ${JSON.stringify(words)}`
      assert.deepEqual(
        nodes.map(({type}) => type).filter((type) => !ours.has(type)),
        [],
        context,
      )
      assert.equal(nodes.filter(({type}) => type === 'emphasis').length, 3, context)
      for (const node of nodes)
        if (node.type === 'table')
          for (const {children} of node.children)
            assert.equal(children.length, node.children[0]!.children.length, context)
      const whole = textOf(tree).replace(/\s+/g, ' ')
      for (const text of [contact, comment, value, reason, title.replaceAll('`', ''), chapter])
        assert.ok(whole.includes(text.replace(/\s+/g, ' ')), `${context} lacks ${JSON.stringify(text)}`)
    }
  })
