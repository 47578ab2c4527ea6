import type {BlockNode, InlineNode} from '../../model/chapter-tree.ts'
import {heading, list, paragraph, type Section, table, type Words} from '../tree/build.ts'
import {warnOf} from '../tree/with-errors.ts'
import {code, reference, references, state, strong} from '../tree/words.ts'
import {saidOf} from './identification.ts'
import type {Pics, Row, Statement, Table} from './pics.ts'

/** A statement, or the proforma, as sections of the tree that site and PDF print. */
export function picsSections(pics: Pics): Section[] {
  const filled = pics.target !== null
  return [
    {
      slug: 'statement',
      title: 'Statement',
      blocks: [
        ...warnOf(pics.errors),
        heading('instructions', 'Instructions'),
        ...instructions(filled),
        heading('identification', 'Identification'),
        identification(pics),
        heading('global', 'Global statement'),
        ...(pics.statement ? statement(pics.statement) : blankStatement()),
      ],
    },
    {
      slug: 'items',
      title: 'Items',
      blocks: pics.tables.flatMap((one): BlockNode[] => [
        heading(one.name.replace(/[^A-Za-z0-9]/g, '-'), `${one.name} ${one.title}`),
        questionTable(one, filled),
      ]),
    },
    {slug: 'conditions', title: 'Conditions', blocks: conditions(pics)},
  ]
}

function blankStatement(): BlockNode[] {
  return [paragraph(strong('Conforms (yes or no): '), '…'), paragraph(strong('To the profiles: '), '…')]
}

function instructions(filled: boolean): BlockNode[] {
  return [
    filled
      ? paragraph(
          'Support is what the claim says: Y, N, or nothing where it says nothing. Nothing here is derived from results.',
        )
      : paragraph(
          'Say who answers, and for what. Then answer every item under ',
          strong('Support'),
          ' with Y or N, profiles, devices and bits first: they decide which conditions hold, and with them what applies. An item whose condition does not hold has the status n/a and is answered with –. An N is explained under Comment. Values holds what an item asks for, with its unit.',
        ),
    list([
      [code('m'), ' mandatory'],
      [code('o'), ' optional; a title marked (recommended) is advised'],
      [code('o.1'), ' optional, at least one of the group'],
      [code('[x]'), ' a prohibited or advised-against act, asked as refraining from it: yes conforms in every row'],
      [code('c.n'), ' conditional, see the list of conditions'],
      [code('n/a'), ' not applicable'],
    ]),
    paragraph(
      strong('Status'),
      ' is what the specification asks of anyone',
      filled ? '; Here is the same status with the answers of this claim put in.' : '.',
    ),
  ]
}

function identification(pics: Pics): BlockNode {
  return table(
    ['Asked', 'Answer'],
    saidOf(pics).map(({name, value}) => [name, value]),
  )
}

function statement({claimed, denied, unanswered, elsewhere, shown, open}: Statement): BlockNode[] {
  const gaps = (title: string, places: string[]): Words[] =>
    places.length === 0 ? [] : [`${title}: ${places.join(', ')}`]
  const owed: Words[] = [
    ...gaps('Denied', denied),
    ...gaps('Without an answer', unanswered),
    ...gaps('Binding what this target cannot answer for', elsewhere),
  ]
  return [
    paragraph(strong('Conforms: claimed: '), claimed),
    ...(owed.length === 0 ? [] : [list(owed)]),
    paragraph(strong('Conforms: shown: '), shown),
    ...(open.length === 0
      ? []
      : [
          list(
            open.map(({state: name, ids}): InlineNode[] => [
              state('requirement', name),
              ` (${ids.length}): `,
              ...references(ids),
            ]),
          ),
        ]),
  ]
}

function questionTable({question, withIds, rows}: Table, filled: boolean): BlockNode {
  const columns: {head: string; read(row: Row): Words}[] = [
    {head: 'Item', read: ({item}) => String(item)},
    ...(withIds ? [{head: 'Id', read: ({id}: Row): Words => [reference(id)]}] : []),
    {head: question, read: ({text}) => coded(text)},
    ...(withIds ? [{head: 'Reference', read: ({reference: place}: Row): Words => place}] : []),
    {head: 'Status', read: ({status}) => status},
    ...(filled ? [{head: 'Here', read: ({here}: Row): Words => here}] : []),
    {head: 'Support', read: ({support}) => support},
    {head: 'Values', read: ({values}) => values},
    {head: 'Comment', read: ({comment, evidence}) => [comment, evidence].filter(Boolean).join(' ')},
  ]
  return table(
    columns.map(({head}) => head),
    rows.map((row) => columns.map(({read}) => read(row))),
    ['right'],
  )
}

/** What stands between backticks is code. */
function coded(text: string): InlineNode[] {
  return text
    .split(/`([^`]+)`/)
    .map((part, index): InlineNode => (index % 2 === 1 ? code(part) : part))
    .filter((part) => part !== '')
}

function conditions({conditions: rows, missing, unneeded, reasons}: Pics): BlockNode[] {
  return [
    rows.length === 0
      ? paragraph('None.')
      : table(
          ['Name', 'Condition'],
          rows.map(({name, expression}) => [name, expression]),
        ),
    ...(missing.length === 0 ? [] : [heading('missing', 'Missing answers'), list(missing.map(coded))]),
    ...(unneeded.length === 0 ? [] : [heading('unneeded', 'Answers that nothing needs'), list(unneeded.map(coded))]),
    ...(reasons.length === 0
      ? []
      : [heading('reasons', 'Reasons'), list(reasons.map(({at, reason}) => `${at}: ${reason}`))]),
  ]
}
