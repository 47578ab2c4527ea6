import {readFileSync} from 'node:fs'
import {packageRoot} from '../tools/own/package-root.ts'

interface Declaration {
  name: string
  documentation: string
  code: string
}

const source = 'tools/api.ts'
const declarations = new URL('build/tools/api.d.ts', packageRoot)

/**
 * `docs/api.md`: what `tools/api.ts` exports, in the words of its docstrings.
 *
 * The compiler's declarations are regular text: one statement after the other, each with its docstring before it, so
 * that lines tell them apart. What they name from other files is looked up there.
 */
export function describeApi(): string {
  const own = readDeclarations(declarations)
  const parts = [
    '# The tool as a library',
    '<!-- Made of docstrings by `npm run docs:api`: edit those. -->',
    moduleDocumentation(),
    ...own.filter(isFunction).map(describe),
    ...own.filter((one) => !isFunction(one)).map(describe),
    ...readImported().map(describe),
  ]
  return `${parts.join('\n\n')}\n`
}

function describe({name, documentation, code}: Declaration): string {
  if (documentation === '') throw new Error(`Unexpected \`${name}\` without a docstring`)
  return `## \`${name}\`\n\n${documentation}\n\n\`\`\`ts\n${code}\n\`\`\``
}

function isFunction({code}: Declaration): boolean {
  return code.startsWith('function')
}

/** The exported statements of a file of declarations, in order: from `export` to a line that closes it. */
function readDeclarations(file: URL): Declaration[] {
  const found: Declaration[] = []
  let comment: string[] = []
  let code: string[] | undefined
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const opening = /^export (?:declare )?((?:function|interface|type|class|const) (\w+).*)/.exec(line)
    if (opening) {
      code = [opening[1]!]
      found.push({name: opening[2]!, documentation: textOf(comment.join('\n')), code: ''})
    } else if (code) code.push(line)
    else if (/^(?:\/\*\*| \*)/.test(line)) comment.push(line)
    if (code && /^(?:\}|export.*\}$|.*;$)/.test(line) && !/^\s/.test(line)) {
      found.at(-1)!.code = code
        .join('\n')
        .replace(/^(?: {4})+/gm, halve)
        .replace(/;$/gm, '')
      code = undefined
    }
    if (!code && !line.startsWith('/**') && !line.startsWith(' *')) comment = []
  }
  return found
}

/** The compiler indents by four, we do by two. */
function halve(indent: string): string {
  return ' '.repeat(indent.length / 2)
}

/** What the API hands on from other files. */
function readImported(): Declaration[] {
  const imports = /^import (?:type )?\{ ([^}]*) \} from '([^']*)\.ts';$/gm
  return [...readFileSync(declarations, 'utf8').matchAll(imports)].flatMap(([, names, path]) => {
    const there = readDeclarations(new URL(`${path}.d.ts`, declarations))
    return names!.split(', ').map((name) => {
      const found = there.find((one) => one.name === name)
      if (!found) throw new Error(`Unexpected ${name}, expected a declaration in ${path}.d.ts`)
      return found
    })
  })
}

/** The compiler drops the docstring of a module. */
function moduleDocumentation(): string {
  const [comment] = /^\/\*\*.*?\*\/\n/s.exec(readFileSync(new URL(source, packageRoot), 'utf8')) ?? []
  if (comment === undefined) throw new Error(`Unexpected ${source} without a docstring of its own`)
  return textOf(comment).replace(/\n*@module$/, '')
}

function textOf(comment: string): string {
  return comment
    .trim()
    .replace(/^\/\*\* ?|\s*\*\/$/g, '')
    .replace(/^\s*\* ?/gm, '')
    .trim()
}
