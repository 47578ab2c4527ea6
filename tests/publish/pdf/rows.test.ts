import assert from 'node:assert/strict'
import test from 'node:test'
import {analyse} from '../../../tools/pipeline/analyse.ts'
import type {PdfInput} from '../../../tools/publish/pdf/input.ts'
import {openRoot} from '../../../tools/read/root.ts'
import {readInputs} from '../../../tools/trace/question.ts'
import {withFolder, writeFiles} from '../../fixture.ts'
import {kettle} from '../site/small-specification.ts'

test('pdf: a chapter that asks for the feature bits of a device is given them, with what names them', () =>
  withFolder(async (root) => {
    writeFiles(root, kettle)
    const {database} = await analyse(openRoot(root), 'test')
    const {parts} = JSON.parse(readInputs(database, 'pdf')) as PdfInput
    database.close()
    assert.deepEqual(
      parts.flatMap(({chapters}) => chapters.map(({features}) => features)),
      [
        [],
        [
          ['pot', 0, 'POT_F_LID', [['KTL-BOIL-001', 'Water boils', 'MUST']]],
          ['pot', 1, 'POT_F_LIDLESS', []],
        ],
        [],
      ],
    )
  }))
