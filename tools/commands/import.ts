import {type Command, UsageProblem} from './command.ts'

/** A file a kind, loaded only when named. */
const kinds: NonNullable<Command['kinds']> = {
  results: async () => (await import('./import/results.ts')).importResultsCommand,
  evidence: async () => (await import('./import/evidence.ts')).importEvidenceCommand,
  reqif: async () => (await import('./import/reqif.ts')).importReqifCommand,
}

export const importCommand: Command = {
  usage: 'import KIND FILE…',
  summary: 'take over what was made with other tools',
  help: `What was made with other tools becomes a source of this specification:

  avps import results junit.xml --target lab    what another test runner saw
  avps import evidence review.csv --target lab  what a reviewer found
  avps import reqif FILE                        requirements of another tool

avps import KIND --help teaches one kind.`,
  options: {},
  kinds,
  async run({positionals: [kind]}) {
    const names = Object.keys(kinds).join(', ')
    throw new UsageProblem(
      kind === undefined
        ? `Expected a kind of import: ${names}`
        : `Unexpected kind "${kind}", expected one of ${names}`,
    )
  },
}
