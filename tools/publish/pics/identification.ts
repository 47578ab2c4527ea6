import type {PicsRows} from '../../trace/pics.ts'
import type {Pics} from './pics.ts'

/** Who answers for what, row by row as the form asks; a value is empty where the claim does not say. */
export function identificationOf({claim, specification}: PicsRows): {name: string; value: string}[] {
  return [
    {name: 'Date of the statement', value: claim?.date ?? ''},
    {name: 'Implementation', value: claim ? `${claim.implementation} ${claim.version}` : ''},
    {name: 'System that it is a part of', value: claim?.system ?? ''},
    {name: 'Hardware', value: claim?.hardware ?? ''},
    {name: 'Supplier, contact', value: joined(claim?.supplier, claim?.contact)},
    {name: 'Client', value: claim?.client ?? ''},
    {name: 'Specification', value: `${specification.title}, ${specification.version}`},
    {name: 'Specification that the claim names', value: other(claim?.specification, specification)},
    {name: 'Profiles that it is said to conform to', value: claim?.conforms.join(', ') ?? ''},
  ]
}

/** A form asks for everything; a statement has what is said, and what every statement has. */
export function saidOf({target, identification}: Pick<Pics, 'target' | 'identification'>): Pics['identification'] {
  return identification.filter(({name, value}) => target === null || value !== '' || alwaysAsked.has(name))
}

const alwaysAsked = new Set(['Implementation', 'Supplier, contact', 'Specification'])

function joined(...texts: (string | undefined)[]): string {
  return texts.filter((text) => text !== undefined && text !== '').join(', ')
}

/** Said where it is not the one that the statement is for. */
function other(named: string | undefined, {short, version}: PicsRows['specification']): string {
  return named === undefined || named === `${short} ${version}` ? '' : named
}
