import assert from 'node:assert/strict'
import {cpSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'node:test'
import {importResultsCommand} from '../../tools/commands/import/results.ts'
import {build} from '../../tools/pipeline/build.ts'
import {runCommand} from '../commands/run-command.ts'
import {fixturesFolder, withFolder, writeFiles} from '../fixture.ts'

test('import: site and matrices show a foreign test by its title, and where it comes from', async () => {
  await withFolder(async (folder) => {
    const root = join(folder, 'root')
    cpSync(join(fixturesFolder, 'base'), root, {recursive: true})
    const spec = readFileSync(join(root, 'spec.yaml'), 'utf8').replace(
      'outputs: []',
      'outputs: [site, matrices, stubs]',
    )
    const target = 'title: A lab\nadapter: none\nsubjects: [kettle]\n'
    const report =
      '<testsuites><testcase name="boils &lt;b> [KET-POT-001]"><failure message="cold &lt;i>"/></testcase></testsuites>'
    writeFiles(root, {
      'spec.yaml': spec,
      'requirements/targets/lab.yaml': target,
      'requirements/targets/street.yaml': target,
    })
    writeFiles(folder, {'night.xml': report})
    await runCommand(importResultsCommand, root, {target: 'lab'}, [join(folder, 'night.xml')])
    await build({root})
    const read = (path: string) => readFileSync(join(root, 'dist', path), 'utf8')
    const page = read('site/base.html')
    assert.match(page, /boils &lt;b(?:>|&gt;) \[KET-POT-001\], imported from night\.xml \(junit\) /)
    assert.match(page, /lab: fail \(cold &lt;i(?:>|&gt;)\)/)
    assert.doesNotMatch(page, /street: fail/)
    const rows = read('matrices/requirement-case-target.csv').split('\n').slice(1, 3)
    assert.match(rows[0]!, /^KET-POT-001,.*,,,street,.*,not-run,no case,$/)
    assert.match(rows[1]!, /,boils <b> \[KET-POT-001\],lab,.*,fail,,fail,fail,failed,night\.xml \(junit\)$/)
    assert.match(read('stubs/pot/KET-POT-001.case.ts'), /KET-POT-001@1/, 'a case of ours is still missing')
  })
})
