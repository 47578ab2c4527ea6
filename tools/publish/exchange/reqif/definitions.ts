import {levels} from '../../../model/level-word.ts'
import type {ReqifInput} from './input.ts'
import {identifier, xmlAttribute} from './xml.ts'

/** What an attribute of an object holds. */
export type Kind = 'STRING' | 'INTEGER' | 'XHTML' | 'ENUMERATION'

/** The names that other tools look for, and ours; the order in which they are shown. */
const ofEveryItem: [name: string, kind: Kind][] = [
  ['ReqIF.ForeignID', 'STRING'],
  ['ReqIF.Name', 'STRING'],
  ['ReqIF.Text', 'XHTML'],
  ['State', 'ENUMERATION'],
  ['Revision', 'INTEGER'],
  ['Hash', 'STRING'],
  ['Chapter', 'STRING'],
  ['Section', 'STRING'],
  ['File', 'STRING'],
  ['Line', 'INTEGER'],
  ['Reason', 'STRING'],
  ['Successor', 'STRING'],
]

const ofRequirements: [name: string, kind: Kind][] = [
  ['Level', 'ENUMERATION'],
  ['Subject', 'ENUMERATION'],
  ['Verification', 'ENUMERATION'],
  ['Profiles', 'ENUMERATION'],
  ['Uses', 'ENUMERATION'],
  ['Condition', 'STRING'],
  ['Device', 'STRING'],
  ['Rationale', 'STRING'],
  ['Evidence', 'STRING'],
]

const ofHeadings: [name: string, kind: Kind][] = [
  ['ReqIF.ForeignID', 'STRING'],
  ['ReqIF.ChapterName', 'STRING'],
  ['ReqIF.ChapterNumber', 'STRING'],
]

/** Types of objects beside those of items. */
export const heading = 'heading'
export const information = 'information'

/** The attribute in which a role's destinations stand that are no items: clauses of standards, ids that are not there. */
export function roleAttribute(role: string): string {
  return `Link.${role}`
}

/** Attributes of a type of objects. */
export function attributesOf(type: string, {roles}: Pick<ReqifInput, 'roles'>): [name: string, kind: Kind][] {
  if (type === heading) return ofHeadings
  if (type === information) return [['ReqIF.Text', 'XHTML']]
  const own = roles
    .filter(([, source]) => source === type)
    .map(([role]): [string, Kind] => [roleAttribute(role), 'STRING'])
  return [...ofEveryItem, ...(type === 'requirement' ? ofRequirements : []), ...own]
}

export function objectType(type: string): string {
  return identifier('type', type)
}

export function attributeDefinition(type: string, name: string): string {
  return identifier('attribute', type, name)
}

export function enumerationValue(name: string, value: string): string {
  return identifier('value', name, value)
}

export function relationType(role: string): string {
  return identifier('role', role)
}

export const relationRevision = 'Revision'

/** `LAST-CHANGE` and the like. */
export function attributesOfAll(id: string, name: string, {date}: {date: string}): string {
  return ` IDENTIFIER="${id}" LAST-CHANGE="${date}T00:00:00Z" LONG-NAME="${xmlAttribute(name)}"`
}

/** `DATATYPES` and `SPEC-TYPES`. */
export function printDefinitions(input: ReqifInput): string {
  const named = (id: string, name: string) => attributesOfAll(id, name, input)
  const enumerations: [string, readonly string[]][] = [
    ['Level', levels],
    ['State', ['unissued', 'issued', 'suspect', 'retired']],
    ['Subject', input.subjects],
    ['Verification', input.methods],
    ['Profiles', input.profiles],
    ['Uses', input.uses],
  ]
  const datatypes = [
    `<DATATYPE-DEFINITION-STRING${named(datatype('STRING'), 'Text')} MAX-LENGTH="2147483647"/>`,
    `<DATATYPE-DEFINITION-INTEGER${named(datatype('INTEGER'), 'Whole number')} MIN="0" MAX="2147483647"/>`,
    `<DATATYPE-DEFINITION-XHTML${named(datatype('XHTML'), 'Formatted text')}/>`,
    ...enumerations.map(([name, values]) => {
      const specified = values.map(
        (value, index) =>
          `<ENUM-VALUE${named(enumerationValue(name, value), value)}><PROPERTIES><EMBEDDED-VALUE KEY="${index}" OTHER-CONTENT=""/></PROPERTIES></ENUM-VALUE>\n`,
      )
      return `<DATATYPE-DEFINITION-ENUMERATION${named(datatype('ENUMERATION', name), name)}><SPECIFIED-VALUES>\n${specified.join('')}</SPECIFIED-VALUES></DATATYPE-DEFINITION-ENUMERATION>`
    }),
  ]
  const objectTypes = [
    heading,
    information,
    ...input.types.filter((type) => type !== heading && type !== information),
  ].map(
    (type) =>
      `<SPEC-OBJECT-TYPE${named(objectType(type), type)}><SPEC-ATTRIBUTES>\n${attributesOf(type, input)
        .map(([name, kind]) => printDefinition(type, name, kind, named))
        .join('')}</SPEC-ATTRIBUTES></SPEC-OBJECT-TYPE>`,
  )
  const relationTypes = input.roles.map(
    ([role]) =>
      `<SPEC-RELATION-TYPE${named(relationType(role), role)}><SPEC-ATTRIBUTES>\n${printDefinition(relationType(role), relationRevision, 'INTEGER', named)}</SPEC-ATTRIBUTES></SPEC-RELATION-TYPE>`,
  )
  const document = `<SPECIFICATION-TYPE${named(specificationType, 'specification')}/>`
  return `<DATATYPES>\n${datatypes.join('\n')}\n</DATATYPES>\n<SPEC-TYPES>\n${[...objectTypes, ...relationTypes, document].join('\n')}\n</SPEC-TYPES>\n`
}

export const specificationType: string = identifier('type', 'specification', '')

function datatype(kind: Kind, name = ''): string {
  return identifier('datatype', kind, name)
}

function printDefinition(type: string, name: string, kind: Kind, named: (id: string, name: string) => string): string {
  const several = kind === 'ENUMERATION' ? ' MULTI-VALUED="true"' : ''
  const of = datatype(kind, kind === 'ENUMERATION' ? name : '')
  return `<ATTRIBUTE-DEFINITION-${kind}${named(attributeDefinition(type, name), name)}${several}><TYPE><DATATYPE-DEFINITION-${kind}-REF>${of}</DATATYPE-DEFINITION-${kind}-REF></TYPE></ATTRIBUTE-DEFINITION-${kind}>\n`
}
