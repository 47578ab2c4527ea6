import assert from 'node:assert/strict'
import {readFileSync} from 'node:fs'
import test from 'node:test'
import {packageRoot, toolVersion} from '../tools/own/package-root.ts'

const headings = [...readFileSync(new URL('CHANGELOG.md', packageRoot), 'utf8').matchAll(/^## (.*)$/gm)].map(
  ([, heading]) => heading!,
)

test('changelog: its topmost section is the version of the package', () => {
  assert.equal(headings[0]?.split(' ')[0], toolVersion)
})

test('changelog: a section is a version with its date, and the topmost one may be unreleased', () => {
  for (const [place, heading] of headings.entries())
    assert.match(
      heading,
      place === 0 ? /^\d+\.\d+\.\d+ - (?:unreleased|\d{4}-\d\d-\d\d)$/ : /^\d+\.\d+\.\d+ - \d{4}-\d\d-\d\d$/,
    )
})
