import type {Database} from 'better-sqlite3'
import type {Output} from '../../model/output-file.ts'
import {readInputRows} from '../../trace/question.ts'
import type {StubRequirement} from '../../trace/stubs.ts'
import {readTemplate} from '../templates.ts'
import {renderStub, type StubTemplate} from './render-stub.ts'

/** A skeleton case for every requirement that a case could show and none shows: `stubs/<folder>/<id>.case.ts`. */
export function stubOutputs(database: Database): Output[] {
  let template: StubTemplate | undefined
  const load = () => {
    template ??= readTemplate('stubs/stub.case.ts.hbs')
    return template
  }
  return readInputRows(database, 'stubs').map((inputs) => {
    const requirement = JSON.parse(inputs) as StubRequirement
    const name = requirement.id.replace(/[?~]/g, '-')
    return {
      path: `stubs/${requirement.folder ?? requirement.chapter}/${name}.case.ts`,
      inputs,
      render: () => renderStub(requirement, load()),
    }
  })
}
