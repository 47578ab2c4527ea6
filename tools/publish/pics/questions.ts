import {atomsOf, type Condition} from '../../model/conditions/condition.ts'
import type {PicsRows} from '../../trace/pics.ts'

/** Questions of one kind, each a yes or no. `needs`: what has to hold for it to be asked at all. */
export interface QuestionTable {
  kind: string
  title: string
  question: string
  names: {name: string; text: string; needs: Condition}[]
}

/** The tables of yes-or-no questions: profiles, devices, feature bits, and whatever else a condition asks. */
export function listQuestions({kinds, profiles, features}: PicsRows, conditions: Condition[]): QuestionTable[] {
  const asked = new Map<string, Set<string>>()
  for (const {kind, name} of conditions.flatMap(atomsOf)) asked.set(kind, (asked.get(kind) ?? new Set()).add(name))
  const tables: QuestionTable[] = []
  if (profiles.length > 0) {
    tables.push({
      kind: 'profile',
      title: 'Profiles',
      question: 'Is the profile claimed?',
      names: profiles.map(({name, title}) => ({
        name,
        text: `${name}: ${lowerFirst(title).replace(/\.$/, '')}`,
        needs: {type: 'always'},
      })),
    })
  }
  const order = [...kinds.map(({name}) => name)].sort((a, b) => rankOf(a) - rankOf(b))
  for (const kind of order) {
    const names = asked.get(kind)
    if (kind === 'profile' || !names) continue
    if (kind === 'feature') {
      const known = features.filter(({name}) => names.has(name))
      tables.push({
        kind,
        title: 'Feature bits that a condition names',
        question: 'Is the bit offered?',
        names: known.map(({name, device, bit}) => ({
          name,
          text: `\`${name}\` (${bit})`,
          needs: device === null ? {type: 'always'} : {type: 'atom', kind: 'device', name: device},
        })),
      })
      for (const {device} of known) if (device !== null && !asked.get('device')?.has(device)) addDevice(tables, device)
      continue
    }
    tables.push({
      kind,
      title: kind === 'device' ? 'Devices' : `${kind[0]!.toUpperCase()}${kind.slice(1)}s that a condition names`,
      question: kind === 'device' ? 'Is the device present?' : `Is the ${kind} present?`,
      names: [...names].map((name) => ({name, text: name, needs: {type: 'always'}})),
    })
  }
  return tables
}

function addDevice(tables: QuestionTable[], name: string): void {
  const devices = tables.find(({kind}) => kind === 'device')
  if (!devices || devices.names.some((known) => known.name === name)) return
  devices.names.push({name, text: name, needs: {type: 'always'}})
}

function rankOf(kind: string): number {
  return kind === 'profile' ? 0 : kind === 'device' ? 1 : kind === 'feature' ? 3 : 2
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? `${text[0]!.toLowerCase()}${text.slice(1)}` : text
}
