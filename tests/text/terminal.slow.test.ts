import assert from 'node:assert/strict'
import {spawnSync} from 'node:child_process'
import {cpSync, readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {test} from 'node:test'
import {fileURLToPath} from 'node:url'
import {formatFinding} from '../../tools/commands/format-findings.ts'
import {packageRoot} from '../../tools/own/package-root.ts'
import {csvRow} from '../../tools/text/csv.ts'
import {oneLine, terminalText, workflowText} from '../../tools/text/terminal.ts'
import {fixturesFolder, withFolder, writeFiles} from '../fixture.ts'

const root = fileURLToPath(packageRoot)
const hostile = 'a\u001b[2J\u0007\u0085\u009b31m\u202eb\u2066\u200b\ufeff\u{e0041}\r\n::add-mask::x'

/** What must not reach a terminal or a log from any source. */
const acting =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u2028-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e0fff}]|^\s*::/mu

test('terminal text: nothing acts, and line ends stay', () => {
  const text = terminalText(`${hostile}\n  ::set-output name=x::y\n\t##[group]z\nplain: ::`, false)
  assert.doesNotMatch(text, acting)
  assert.equal(text.split('\n').length, 5)
  assert.ok(text.endsWith('\n\t\\##[group]z\nplain: ::'))
})

test('terminal text: colours of our own pass where they are wanted, others never', () => {
  const coloured = '\u001b[31merror\u001b[0m \u001b[2J\u001b[5m'
  assert.equal(terminalText(coloured, true), '\u001b[31merror\u001b[0m \\u001b[2J\\u001b[5m')
  assert.equal(terminalText(coloured, false), '\\u001b[31merror\\u001b[0m \\u001b[2J\\u001b[5m')
  assert.equal(terminalText('\r\u001b[Kstep', true), '\r\u001b[Kstep')
})

test('terminal text: JSON stays the same JSON', () => {
  const json = JSON.stringify({[hostile]: [hostile]}, null, 2)
  assert.deepEqual(JSON.parse(terminalText(json, false)), JSON.parse(json))
  assert.doesNotMatch(terminalText(json, false), acting)
})

test('terminal text: joiners of scripts stay, a line of ours is one', () => {
  assert.equal(oneLine('क्‍ष می‌خواهم'), 'क्‍ष می‌خواهم')
  assert.equal(oneLine('a\nb\u{e0041}'), 'a\\u000ab\\udb40\\udc41')
  assert.equal(workflowText('::error file=a::b\u001b'), '::error file=a::b\\u001b')
})

test('terminal text: a finding of hostile parts has the lines that it should', () => {
  const place = {file: `${hostile}.md`, line: 1, column: 2}
  const finding = {...place, rule: 'raw-html', severity: 'error', message: hostile, fix: hostile} as const
  const text = formatFinding({...finding, related: [{...place, message: hostile}]}, true)
  assert.equal(text.split('\n').length, 3)
  assert.doesNotMatch(text.replaceAll('\u001b[31m', '').replaceAll('\u001b[0m', ''), acting)
})

test('terminal text: every command prints through it', () => {
  const writers = readdirSync(join(root, 'tools'), {recursive: true, encoding: 'utf8'})
    .filter((path) => path.endsWith('.ts'))
    .filter((path) =>
      /process\.std(?:out|err)|\bconsole\.|stdio: 'inherit'|'inherit'/.test(
        readFileSync(join(root, 'tools', path), 'utf8'),
      ),
    )
  assert.deepEqual(writers, ['cli.ts'])
  const uses = [...readFileSync(join(root, 'tools/cli.ts'), 'utf8').matchAll(/process\.std(?:out|err)\S*/g)].map(
    ([use]) => use,
  )
  // The second pair says what happens when nobody can read what is written.
  assert.deepEqual(uses, [
    'process.stdout,',
    'process.stderr)',
    'process.stdout,',
    'process.stderr])',
    'process.stdout)',
  ])
  assert.doesNotMatch(readFileSync(join(root, 'tools/cli.ts'), 'utf8'), /\.write\(/)
})

test('terminal text: keys, titles, file names and arguments of a hostile root', async () => {
  await withFolder((folder) => {
    cpSync(join(fixturesFolder, 'base'), folder, {recursive: true})
    const run = (...args: string[]) => {
      const {stdout, stderr} = spawnSync(
        process.execPath,
        [join(root, 'build/tools/cli.js'), ...args, '--root', folder],
        {encoding: 'utf8', env: {...process.env, CI: '1'}},
      )
      return stdout + stderr
    }
    run('build')
    const key = '"\\u001b[2J\\n::add-mask::x\\u202e"'
    writeFiles(folder, {
      'chapters/sample.md': `---\n${key}: 1\n---\n\n# Sample \u001b[31m\u202e\n\n[a](::add-mask::\u009b.md)\n`,
      'requirements/sample.yaml': `${key}: {serves: []}\n`,
      'requirements/targets/a.yaml': `title: ${key}\n${key}: 1\n`,
      'chapters/\u001b[2J\u202e.md': '# Stray\n',
    })
    const said = [
      run('check'),
      run('check', '--format', 'json'),
      run('build'),
      run('query', "select char(27) || '[2J' || char(10) || '::add-mask::x' as \"a\n::b\", char(8238) as c"),
      run('query', '--format', 'csv', "select '::add-mask::x' as c, char(27) as d"),
      run('query', '--format', 'json', 'select char(27) || char(155) || char(8238) as c'),
      run('query', 'select \u001b[2J'),
      run('conform', '--target', '\u001b[2J\n::add-mask::x'),
      run('stubs', '--adopt', '\u001b[2J'),
      run('accept', '\u001b[2J', '--as', 'clarified'),
      run('\u001b[2J'),
      run('build', '--\u001b[2J'),
    ]
    for (const text of said) {
      assert.notEqual(text, '')
      assert.doesNotMatch(text, acting)
    }
  })
})

const formulas = [
  '=1',
  '+1',
  '-1',
  '@a',
  '\t=1',
  '\r=1',
  ' =1',
  '\u00a0=1',
  '\u200b=1',
  '＝1',
  '＋1',
  '－1',
  '＠a',
  '﹦1',
  '⁼1',
  '−1',
]

test('CSV: no text opens a formula, however it is written', () => {
  for (const text of formulas) assert.match(csvRow([text]), /^"?'/, JSON.stringify(text))
  assert.equal(csvRow(['a=1', 1, -1, null, '', 'é']), 'a=1,1,-1,,,é\n')
})
