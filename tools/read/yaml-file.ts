import {isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, visit} from 'yaml'
import type {Finding, Place} from '../model/finding.ts'
import {deepest} from '../text/depth.ts'
import {doubledKeys, pairOf} from '../text/yaml-keys.ts'

export interface YamlFile {
  /** Plain data; undefined where the file cannot be read as YAML. */
  value: unknown
  findings: Finding[]
  /** Where the value under a path of keys and indices stands; its key where it is a mapping's entry. */
  placeOf(path: (string | number)[]): Place
  /** A scalar as its letters stand there: a number keeps all of its digits, and `1.10` is not 1.1. */
  writtenAt(path: string[]): string | undefined
}

/** One YAML document with places. Aliases are refused: our files need none, and a few lines of them fill the memory. */
export function parseYamlFile(text: string, file: string): YamlFile {
  const lineCounter = new LineCounter()
  const document = parseDocument(text, {lineCounter, prettyErrors: false, uniqueKeys: false, stringKeys: true})
  const placeAt = (offset: number): Place => {
    const {line, col} = lineCounter.linePos(offset)
    return {file, line: Math.max(1, line), column: Math.max(1, col)}
  }
  const placeOf = (path: (string | number)[]): Place => {
    let node: unknown = document.contents
    let offset = 0
    for (const key of path) {
      if (isMap(node)) {
        const pair = pairOf(node, String(key))
        if (!pair) break
        offset = (pair.key as Node).range?.[0] ?? offset
        node = pair.value
      } else if (isSeq(node)) {
        node = node.items[Number(key)]
        offset = (node as Node | undefined)?.range?.[0] ?? offset
      } else break
    }
    return placeAt(offset)
  }
  const writtenAt = (path: string[]): string | undefined => {
    const node = document.getIn(path, true)
    return isScalar(node) ? node.source : undefined
  }
  const problems = [
    ...document.errors.map(({pos, message}) => ({offset: pos[0], message: inWords(message)})),
    ...doubledKeys(document).map((offset) => ({offset, message: 'Map keys must be unique'})),
  ]
  const aliases: Finding[] = []
  visit(document, {
    Collection(_, node, {length}) {
      // The pairs of a mapping are on the path, too: lists may go deeper.
      if (length <= 2 * deepest) return undefined
      problems.push({offset: node.range?.[0] ?? 0, message: tooDeep})
      return visit.BREAK
    },
    Alias(_, node) {
      aliases.push({
        rule: 'yaml-alias',
        ...placeAt(node.range?.[0] ?? 0),
        message: `Unexpected alias \`*${node.source}\`, expected the value itself`,
        fix: 'write the value out',
      })
      return visit.BREAK
    },
  })
  const unreadable = problems.map(
    ({offset, message}): Finding => ({
      rule: 'yaml-syntax',
      ...placeAt(offset),
      message: `Unexpected YAML, expected a readable document: ${message}`,
      fix: 'mend the line; a text that holds `: ` or opens with a special character needs quotes',
    }),
  )
  const findings = [...unreadable, ...aliases]
  const readable = findings.length === 0 && !isAlias(document.contents)
  return {value: readable ? document.toJS({maxAliasCount: 0}) : undefined, findings, placeOf, writtenAt}
}

const tooDeep = `more than ${deepest} levels`

/** The library goes down level by level, and tells of the end of its stack. */
function inWords(message: string): string {
  return message.includes('call stack') ? tooDeep : message.split('\n')[0]!
}
