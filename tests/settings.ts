import {compileIdPatterns, type IdPatterns} from '../tools/model/id-pattern.ts'
import type {ExtractionSettings} from '../tools/model/spec.ts'

const items: ExtractionSettings['items'] = {
  requirement: {id: 'REQ-{area}-{number:3}', level: 'required'},
  need: {id: 'NEED-{name}', level: 'forbidden'},
}

export const sampleIds: IdPatterns = compileIdPatterns(
  Object.entries(items).map(([type, {id}]) => ({type, template: id})),
  ['A', 'B'],
)

/** Settings for tests of a single chapter. */
export const sampleSettings: ExtractionSettings = {
  keywords: 'bcp14',
  tags: {in: ['quote', 'item', 'paragraph', 'row'], columns: ['Requirement']},
  ids: sampleIds,
  items,
  subjects: ['device'],
  verify: ['test'],
  profiles: ['base'],
  slugs: new Map([['chapters/sample.md', 'sample']]),
  glossary: {path: 'chapters/sample.md', anchor: 'terms'},
}
