import {join} from 'node:path'
import test from 'node:test'
import type {Finding} from '../tools/model/finding.ts'
import {expectFixture, fixturesFolder, foldersIn} from './fixture.ts'

/** Fixtures of extraction need neither entries nor a ledger. */
const besideExtraction = new Set(['incomplete-entry', 'unissued-id'])

const stages: Record<string, ((finding: Finding) => boolean) | undefined> = {
  extract: ({rule}) => !besideExtraction.has(rule),
  link: undefined,
  example: undefined,
}

for (const [stage, only] of Object.entries(stages)) {
  for (const name of foldersIn(join(fixturesFolder, stage))) {
    test(`${stage}: ${name}`, async () => {
      await expectFixture(join(fixturesFolder, stage, name), only)
    })
  }
}
