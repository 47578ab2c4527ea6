import {Differences} from './differences.ts'
import {type Expected, figuresOf, isShown, percent, type State} from './expected.ts'
import {type Facts, readView} from './facts.ts'

/** The views are the public contract of the database: each of their rows is computed here again. */
export function compareViews({facts, judged, needs}: Expected, databasePath: string): Differences {
  const differences = new Differences()
  const rows = (sql: string): Record<string, unknown>[] => readView(databasePath, sql)
  const all = [...judged.values()].flatMap((one) => [...one.values()])
  const key = ({requirement, target}: {requirement: unknown; target: unknown}): string => `${requirement} on ${target}`
  const compare = (view: string, actual: [string, unknown][], expected: [string, unknown][]): void => {
    const [found, wanted] = [new Map(actual), new Map(expected)]
    differences.same(`${view}: number of rows`, actual.length, expected.length)
    const strangers = [...found.keys()].filter((place) => !wanted.has(place))
    differences.same(`${view}: rows that nothing asks for`, strangers, [])
    for (const [place, row] of wanted) differences.same(`${view}: ${place}`, found.get(place), row)
  }

  const named = all.map((one) => ({
    ...one,
    id: one.requirement.id,
    place: key({...one, requirement: one.requirement.id}),
  }))
  compare(
    'applicability',
    facts.applicability.map((row) => [key(row), [row.answerable, row.applies]]),
    named.map(({place, answerable, applies}) => [place, [answerable, applies]]),
  )
  compare(
    'coverage',
    rows('SELECT * FROM coverage').map((row) => [key(row as never), [row.shallow, row.deep, row.reason]]),
    named.map(({place, shallow, state}) => [place, [shallow, isShown(state) ? 1 : 0, state]]),
  )
  compare(
    'verdicts',
    rows('SELECT * FROM verdicts').map((row) => [key(row as never), [row.verdict, row.answers]]),
    named.map(({place, verdict, answers}) => [place, [verdict, answers.filter(({aside}) => !aside).length]]),
  )
  compare(
    'answers',
    rows('SELECT * FROM answers').map((row) => [
      `${row.test_case ?? 'evidence'} for ${key(row as never)}`,
      [row.observed, row.verdict],
    ]),
    named.flatMap(({place, answers}) =>
      answers.map(({testCase, observed, verdict}): [string, unknown] => [
        `${testCase ?? 'evidence'} for ${place}`,
        [observed, verdict],
      ]),
    ),
  )
  compare(
    'need_coverage',
    rows('SELECT * FROM need_coverage').map((row) => [
      `${row.need} on ${row.target}`,
      [row.shallow, row.deep, row.counted, row.verified, row.attested, row.state],
    ]),
    [...needs.values()]
      .flatMap((one) => [...one.values()])
      .map(({need, target, shallow, deep, counted, verified, attested, state}) => [
        `${need} on ${target}`,
        [shallow, deep, counted, verified, attested, state],
      ]),
  )
  compare(
    'coverage_summary',
    rows('SELECT * FROM coverage_summary').map(({target, ...row}) => [String(target), sorted(row)]),
    [...judged].map(([target, one]) => [target, sorted(summaryOf(figuresOf(one.values())))]),
  )
  compareLinks(facts, differences)
  compareStates(facts, differences)
  return differences
}

function sorted(row: Record<string, unknown>): [string, unknown][] {
  return Object.entries(row).sort(([one], [other]) => (one < other ? -1 : 1))
}

function summaryOf(figures: ReturnType<typeof figuresOf>): Record<string, unknown> {
  const of = (state: State): number => figures.states[state] ?? 0
  return {
    counted: figures.counted,
    shallow: figures.shallow,
    deep: figures.shown,
    not_applicable: of('not applicable'),
    permission: of('permission'),
    shallow_percent: percent(figures.shallow, figures.counted),
    deep_percent: percent(figures.shown, figures.counted),
    not_answerable: of('not answerable'),
    undecided: of('undecided'),
    waived: of('waived'),
    no_case: of('no case'),
    no_evidence: of('no evidence'),
    not_run: of('not run'),
    not_observable: of('not observable'),
    failed: of('failed'),
    error: of('error'),
    verified: of('verified'),
    attested: of('attested'),
    requirements: figures.requirements,
  }
}

/** The status of a link is stored, but it is a rule too: the first that holds. */
function compareLinks(facts: Facts, differences: Differences): void {
  const inForce = new Map(facts.items.filter(({state}) => state !== 'retired').map((item) => [item.id, item]))
  const cases = new Set(facts.cases.map(({id}) => id))
  const typeOf = (id: string): string | undefined =>
    inForce.get(id)?.type ?? (facts.clauses.has(id) ? 'clause' : cases.has(id) ? 'case' : undefined)
  const seen = new Set<string>()
  for (const link of facts.links) {
    const role = facts.roles.find(({name}) => name === link.role)!
    const destination = inForce.get(link.destination)
    const name = `${link.source} ${link.role} ${link.destination}`
    const status = seen.has(name)
      ? 'duplicate'
      : typeOf(link.destination) === undefined
        ? 'orphaned'
        : typeOf(link.destination) !== role.destination_type || typeOf(link.source) !== role.source_type
          ? 'wrong-type'
          : (link.revision !== null && link.revision !== destination?.revision) || destination?.state === 'suspect'
            ? 'outdated'
            : role.covers
              ? 'covers'
              : 'resolved'
    seen.add(name)
    const waived =
      status !== 'covers' &&
      facts.waivers.some(
        (waiver) =>
          waiver.requirement === link.source &&
          waiver.link === `${link.role} ${link.destination}` &&
          waiver.until >= facts.spec.date,
      )
    differences.same(`link ${name}`, link.status, waived ? 'waived' : status)
  }
}

function compareStates({states}: Facts, differences: Differences): void {
  const words = states.filter(({kind}) => kind === 'requirement')
  differences.same(
    'state: words of a requirement, counted and shown',
    words.map(({name, counted, shown}) => [name, counted, shown]),
    words.map((_, index) => [expectedWords[index], index > 2 ? 1 : 0, index > 10 ? 1 : 0]),
  )
}

/** Written out once more, in the order of the design: the words are the public vocabulary. */
const expectedWords =
  'not applicable·not answerable·permission·undecided·waived·no case·no evidence·not run·not observable·failed·error·verified·attested'.split(
    '·',
  )
