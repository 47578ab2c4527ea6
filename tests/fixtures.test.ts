import {join} from 'node:path'
import test from 'node:test'
import {expectFixture, fixturesFolder, foldersIn} from './fixture.ts'

for (const stage of ['extract', 'read', 'link']) {
  for (const name of foldersIn(join(fixturesFolder, stage))) {
    test(`${stage}: ${name}`, async () => {
      await expectFixture(join(fixturesFolder, stage, name))
    })
  }
}
