import {strFromU8, unzipSync} from 'fflate'
import {Differences, type Published} from './differences.ts'
import {type Expected, isShown} from './expected.ts'

/** What other tools get: the coverage of each requirement, states of items, and how many there are. */
export function compareExchange(expected: Expected, published: Published): Differences {
  const differences = new Differences()
  compareRequirementsFile(differences, expected, published)
  compareNeedsFile(differences, expected, published)
  compareReqif(differences, expected, published)
  return differences
}

interface ExchangedItem {
  id: string
  type: string
  state: string
  revision: number
  requirement: {level: string | null; profiles: string[]; coverage: unknown[]} | null
}

function compareRequirementsFile(differences: Differences, {facts, judged}: Expected, published: Published): void {
  const file = JSON.parse(published.text('exchange/requirements.json')) as {
    targets: {name: string}[]
    cases: {id: string; requirement: string; revision: number}[]
    items: ExchangedItem[]
  }
  const names = facts.targets.map(({name}) => name)
  differences.same(
    'requirements.json, targets',
    file.targets.map(({name}) => name),
    names,
  )
  differences.same(
    'requirements.json, items',
    file.items.map(({id}) => id).sort(),
    facts.items.map(({id}) => id).sort(),
  )
  differences.same(
    'requirements.json, cases',
    file.cases.map((one) => [one.id, one.requirement, one.revision]).sort(),
    facts.cases.map((one) => [one.id, one.requirement, one.revision]).sort(),
  )
  const requirements = new Map(facts.requirements.map((requirement) => [requirement.id, requirement]))
  const items = new Map(facts.items.map((item) => [item.id, item]))
  for (const {id, type, state, revision, requirement} of file.items) {
    const item = items.get(id)
    differences.same(`requirements.json, ${id}`, [type, state, revision], [item?.type, item?.state, item?.revision])
    const own = requirements.get(id)
    differences.same(`requirements.json, ${id}, level`, requirement?.level ?? null, own?.level ?? null)
    differences.same(
      `requirements.json, ${id}, profiles`,
      [...(requirement?.profiles ?? [])].sort(),
      [...(own?.ownProfiles ?? [])].sort(),
    )
    const coverage = names.flatMap((target) => {
      const one = judged.get(target)!.get(id)
      return one === undefined
        ? []
        : [{target, shallow: one.shallow === 1, deep: isShown(one.state), reason: one.state}]
    })
    differences.same(`requirements.json, ${id}, coverage`, requirement?.coverage ?? [], coverage)
  }
}

function compareNeedsFile(differences: Differences, {facts}: Expected, published: Published): void {
  const file = JSON.parse(published.text('exchange/needs.json')) as {
    current_version: string
    versions: Record<
      string,
      {
        needs_amount: number
        needs: Record<string, {status: string; revision: number; links_back: string[]; level: string | null}>
      }
    >
  }
  differences.same('needs.json, versions', Object.keys(file.versions), [file.current_version])
  const {needs_amount, needs} = file.versions[file.current_version]!
  differences.same('needs.json, needs_amount', needs_amount, facts.items.length)
  differences.same('needs.json, needs', Object.keys(needs).sort(), facts.items.map(({id}) => id).sort())
  const levels = new Map(facts.requirements.map(({id, level}) => [id, level]))
  for (const {id, state, revision} of facts.items) {
    const need = needs[id]
    differences.same(
      `needs.json, ${id}`,
      [need?.status, need?.revision, need?.level ?? null],
      [state, revision, levels.get(id) ?? null],
    )
  }
}

/** Archives are zipped XML: values of an attribute are read by its long name, as any tool does. */
function compareReqif(differences: Differences, {facts}: Expected, published: Published): void {
  const path = published.files.find((file) => file.endsWith('.reqifz'))
  if (path === undefined) {
    differences.holds('reqifz', false, 'an archive')
    return
  }
  const archive = unzipSync(published.bytes(path))
  const xml = strFromU8(Object.entries(archive).find(([name]) => name.endsWith('.reqif'))![1])
  const named = (element: string): Map<string, string> =>
    new Map(
      [...xml.matchAll(new RegExp(`<${element} ([^>]*?)/?>`, 'g'))].map(([, attributes]) => [
        attribute(attributes!, 'IDENTIFIER'),
        attribute(attributes!, 'LONG-NAME'),
      ]),
    )
  const values = named('ENUM-VALUE')
  const definitions = new Map([
    ...named('ATTRIBUTE-DEFINITION-ENUMERATION'),
    ...named('ATTRIBUTE-DEFINITION-STRING'),
    ...named('ATTRIBUTE-DEFINITION-INTEGER'),
  ])
  const types = named('SPEC-OBJECT-TYPE')
  const found = [...xml.matchAll(/<SPEC-OBJECT [^>]*>([\s\S]*?)<\/SPEC-OBJECT>/g)].flatMap(([, body]) => {
    const told = (name: string): string | undefined => {
      for (const [, kind, attributes, inner] of body!.matchAll(
        /<ATTRIBUTE-VALUE-(ENUMERATION|STRING|INTEGER)([^>]*?)(?:\/>|>([\s\S]*?)<\/ATTRIBUTE-VALUE-\1>)/g,
      )) {
        const definition = inner?.match(/<ATTRIBUTE-DEFINITION-\w+-REF>([^<]*)</)?.[1]
        if (definitions.get(definition ?? '') !== name) continue
        return kind === 'ENUMERATION'
          ? values.get(inner!.match(/<ENUM-VALUE-REF>([^<]*)</)?.[1] ?? '')
          : attribute(attributes!, 'THE-VALUE')
      }
      return undefined
    }
    const type = types.get(body!.match(/<SPEC-OBJECT-TYPE-REF>([^<]*)</)?.[1] ?? '')
    const id = told('ReqIF.ForeignID')
    return facts.items.some((item) => item.id === id)
      ? [[id, type, told('State'), Number(told('Revision')), told('Level') ?? null]]
      : []
  })
  const levels = new Map(facts.requirements.map(({id, level}) => [id, level]))
  const order = (rows: unknown[][]): unknown[][] =>
    rows.sort(([one], [other]) => (String(one) < String(other) ? -1 : 1))
  const computed = facts.items.map(({id, type, state, revision}) => [id, type, state, revision, levels.get(id) ?? null])
  const [left, right] = [order(found), order(computed)]
  differences.same('reqif, number of items', left.length, right.length)
  for (const [index, row] of right.entries()) differences.same(`reqif, ${row[0]}`, left[index], row)
}

function attribute(text: string, name: string): string {
  return text.match(new RegExp(`${name}="([^"]*)"`))?.[1] ?? ''
}
