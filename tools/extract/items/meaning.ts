import type {List, ListItem, Nodes} from 'mdast'
import type {KeywordProfile, LevelWord} from '../../model/level-word.ts'
import {isInformative} from '../structure/informative.ts'
import {levelWordsIn} from '../words/level-words.ts'
import {type Heading, lineOf, wordingOf} from './wording.ts'

/** What an item says: its text as the hash sees it, and the level words of that same text. */
export interface Meaning {
  /** One line a block, markup and notes left out: wrapping or bolding changes nothing, a new bullet does. */
  text: string
  /** In order, at their offsets in the source. */
  levelWords: LevelWord[]
}

/** Reads an item: the quote, list item or paragraph that holds it, or its row. */
export function meaningOf(item: Nodes, heading: Heading, source: string, keywords: KeywordProfile): Meaning {
  const reading: Reading = {heading, source, keywords, levelWords: []}
  return {text: textOf(item, reading).normalize('NFC'), levelWords: reading.levelWords}
}

/** One walk gives both: no edit can change a level and leave the text that it is read from. */
interface Reading {
  heading: Heading
  source: string
  keywords: KeywordProfile
  /** Grows as the text does. */
  levelWords: LevelWord[]
}

function textOf(item: Nodes, reading: Reading): string {
  if (item.type === 'tableRow') {
    const cells = item.children.map((cell) => lineIn(cell.children, reading))
    // A first cell that held only the tag and the title is left out.
    return (cells[0] === '' ? cells.slice(1) : cells).join(' | ')
  }
  return blockLines(item.type === 'paragraph' ? [item] : (item as {children: Nodes[]}).children, reading).join('\n')
}

function lineIn(nodes: Nodes[], {heading, source, keywords, levelWords}: Reading): string {
  const wording = wordingOf(nodes, heading)
  levelWords.push(...levelWordsIn(wording, source, keywords))
  return lineOf(wording)
}

function blockLines(blocks: Nodes[], reading: Reading): string[] {
  return blocks.flatMap((block) => linesOf(block, reading)).filter((line) => line !== '')
}

function linesOf(block: Nodes, reading: Reading): string[] {
  if (isInformative(block, reading.source)) return []
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return [lineIn(block.children, reading)]
    case 'list':
      return listLines(block, reading)
    case 'blockquote':
      return prefixed(blockLines(block.children, reading), '> ', '> ')
    case 'table':
      return block.children.map((row) => row.children.map((cell) => lineIn(cell.children, reading)).join(' | '))
    case 'code':
      return [`\`\`\`${block.lang ?? ''}\n${block.value.replaceAll('\r\n', '\n')}\n\`\`\``]
    default:
      return []
  }
}

function listLines(list: List, reading: Reading): string[] {
  return list.children.flatMap((item: ListItem, index) => {
    const mark = list.ordered ? `${(list.start ?? 1) + index}. ` : '- '
    // What stands further down in a note's list item has always been part of the text; it binds nobody.
    const within = isInformative(item, reading.source) ? {...reading, levelWords: []} : reading
    return prefixed(blockLines(item.children, within), mark, '  ')
  })
}

/** A fence is one block of several lines: each of them gets its mark. An empty item is its mark alone. */
function prefixed(blocks: string[], first: string, further: string): string[] {
  return blocks
    .join('\n')
    .split('\n')
    .map((line, index) => `${index === 0 ? first : further}${line}`)
    .map((line) => (blocks.length === 0 ? line.trimEnd() : line))
}
