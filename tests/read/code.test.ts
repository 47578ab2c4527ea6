import assert from 'node:assert/strict'
import {readFileSync} from 'node:fs'
import test from 'node:test'
import {packageRoot} from '../../tools/own/package-root.ts'
import {readCode} from '../../tools/read/code.ts'

const digest = (text: string) => readCode(text).digest

test('code: comments and layout do not count', () => {
  const code = `const a = f('x', [1, 2])\nconst r = /[/*]/.test(\`\${a} // \${'/*'}\`)\n`
  for (const other of [
    `// what it does\n${code}`,
    `#!/usr/bin/env node\n${code}`,
    code.replaceAll('\n', '\r\n'),
    code.replace("f('x', [1, 2])", "f(\n  'x', // first\n  [1, 2],\n)"),
    code.replace(' = ', '/* is */=/* now */'),
    `${code}\n\n/** The end. */`,
  ])
    assert.equal(digest(other), digest(code), other)
})

test('code: everything else counts, and so does what only looks like a comment', () => {
  const pairs: [string, string][] = [
    ['f(1)', 'f(2)'],
    ["f('// a')", "f('// b')"],
    [`f(\`/* \${1} a */\`)`, `f(\`/* \${1} b */\`)`],
    ['f(/[/*] a/)', 'f(/[/*] b/)'],
    ["f('a b')", "f('a  b')"],
    ['f(`a\n b`)', 'f(`a\n  b`)'],
    ['a + b', 'a+ +b'],
    ['[,]', '[]'],
    ['[1, ,]', '[1, ]'],
    ['return a', 'return\na'],
    ['return a', 'return /*\n*/ a'],
    ['a\n++b', 'a++\nb'],
    ['const x = 1', 'constx = 1'],
  ]
  for (const [one, other] of pairs) assert.notEqual(digest(one), digest(other), `${one} | ${other}`)
})

test('code: text that cannot be read counts as it stands', () => {
  assert.notEqual(digest("f('open // a"), digest("f('open // b"))
  assert.notEqual(digest('f() /* open a'), digest('f() /* open b'))
})

test('code: modules that are loaded, and not those that give types alone', () => {
  const {imports, dynamic} = readCode(`
import 'one'
import two from './two.ts'
import {three, type Kind} from "./three.ts"
import * as four from './four.ts'
import five, {type from} from './five.ts'
export {six} from './six.ts'
export * from './seven.ts'
export * as eight from './eight.ts'
const nine = await import('./nine.ts')
const ten = require('./ten.cjs')
const eleven = import(\`./eleven.ts\`)
import type {No} from './no-type.ts'
import type Never from './no-type.ts'
import type * as None from './no-type.ts'
export type {No} from './no-type.ts'
export type Not = {from: './no-type.ts'}
// import './no-comment.ts'
const text = "import './no-text.ts'"
const url = new URL('./no-url.ts', import.meta.url)
export const own = {import: './no-key.ts'}
export {text, url}
own.import('./no-method.ts')
`)
  assert.deepEqual(imports, [
    'one',
    './two.ts',
    './three.ts',
    './four.ts',
    './five.ts',
    './six.ts',
    './seven.ts',
    './eight.ts',
    './nine.ts',
    './ten.cjs',
    './eleven.ts',
  ])
  assert.equal(dynamic, false)
})

test('code: what only running it would tell is said to be there', () => {
  for (const text of ['import(name)', `import(\`./\${name}.ts\`)`, "import('./a' + name)", "require(join('a'))"])
    assert.equal(readCode(text).dynamic, true, text)
})

test('code: our own modules can be read', () => {
  for (const path of ['conformance/runner/child.ts', 'conformance/driver/driver.ts', 'tools/read/code.ts']) {
    const text = readFileSync(new URL(path, packageRoot), 'utf8')
    const stripped = text.replace(/^ *\/\*\*[\s\S]*?\*\/\n/gm, '').replace(/^ *\/\/.*\n/gm, '')
    assert.notEqual(stripped, text)
    assert.equal(digest(stripped), digest(text), path)
  }
})
