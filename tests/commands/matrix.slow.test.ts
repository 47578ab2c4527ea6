import assert from 'node:assert/strict'
import {spawnSync} from 'node:child_process'
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'node:test'
import {fileURLToPath} from 'node:url'
import {matrixNames} from '../../tools/model/matrix-names.ts'
import {packageRoot} from '../../tools/own/package-root.ts'
import {build} from '../../tools/pipeline/build.ts'
import {withFolder, writeFiles} from '../fixture.ts'
import {kettle} from '../publish/site/small-specification.ts'

const cli = fileURLToPath(new URL('build/tools/cli.js', packageRoot))

function matrix(root: string, ...args: string[]): {out: string; err: string; status: number | null} {
  const {stdout, stderr, status} = spawnSync(process.execPath, [cli, 'matrix', '--root', root, ...args], {
    encoding: 'utf8',
  })
  return {out: stdout, err: stderr, status}
}

test('matrix: prints what the build published, or the rows that were asked for', async () => {
  await withFolder(async (root) => {
    writeFiles(root, {
      ...kettle,
      'spec.yaml': kettle['spec.yaml']!.replace('outputs: [site]', 'outputs: [matrices]'),
      'requirements/targets/blue.yaml': 'title: The blue one\nadapter: hand\nsubjects: [kettle]\n',
    })
    await build({root})
    for (const name of matrixNames)
      for (const format of ['csv', 'json'])
        assert.equal(
          matrix(root, name, '--format', format).out,
          readFileSync(join(root, 'dist', 'matrices', `${name}.${format}`), 'utf8'),
          name,
        )
    const listed = JSON.parse(matrix(root, '--list', '--json').out) as {name: string}[]
    assert.deepEqual(
      listed.map(({name}) => name),
      matrixNames,
    )

    const red = JSON.parse(matrix(root, 'need-requirement', '--json', '--target', 'red').out)
    assert.ok(red.columns.includes('red') && !red.columns.includes('blue'))
    const verified = JSON.parse(
      matrix(root, 'requirement-case-target', '--json', '--target', 'red', '--state', 'verified', '--state', 'attested')
        .out,
    )
    assert.deepEqual(
      verified.rows.map(({requirement, target, state}: Record<string, string>) => [requirement, target, state]),
      [
        ['KTL-BOIL-002', 'red', 'verified'],
        ['KTL-SAFE-001', 'red', 'attested'],
      ],
    )
    assert.match(matrix(root, 'clause-requirement').out, /^clause +standard[\s\S]*1 row\n$/)

    const file = join(root, 'out.json')
    assert.equal(matrix(root, 'device-feature', '-o', file).status, 0)
    assert.equal(JSON.parse(readFileSync(file, 'utf8')).matrix, 'device-feature')
    const again = matrix(root, 'device-feature', '-o', file)
    assert.deepEqual([again.status, /which is there/.test(again.err)], [2, true])
    assert.equal(matrix(root, 'device-feature', '-o', file, '--force').status, 0)
  })
})

test('matrix: a wrong question says what was expected', async () => {
  await withFolder(async (root) => {
    writeFiles(root, {...kettle, 'spec.yaml': kettle['spec.yaml']!.replace('outputs: [site]', 'outputs: []')})
    const unbuilt = matrix(root, 'need-requirement')
    assert.deepEqual([unbuilt.status, /run `avps build` first/.test(unbuilt.err)], [3, true])
    await build({root})
    const wrong: [string[], RegExp][] = [
      [[], /Expected one matrix: need-requirement, /],
      [['needs'], /Expected one matrix/],
      [['need-requirement', '--target', 'green'], /Unexpected target "green", expected one of red/],
      [['need-requirement', '--state', 'perfect'], /Unexpected state "perfect", expected one of covers, /],
      [['device-feature', '--state', 'verified'], /expected no state: this matrix has none/],
      [['need-requirement', '--format', 'xlsx'], /Unexpected format "xlsx", expected table, csv or json/],
      [['need-requirement', '-o', join(root, 'none', 'x.csv')], /expected one that is there/],
    ]
    for (const [args, expected] of wrong) {
      const {status, err} = matrix(root, ...args)
      assert.equal(status, 2, args.join(' '))
      assert.match(err, expected)
    }
  })
})
