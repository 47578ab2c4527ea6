import {type Command, UsageProblem} from './command.ts'
import {importReqifCommand} from './import/reqif.ts'

/** What can be taken over, by its kind. */
const kinds: Record<string, Command> = {reqif: importReqifCommand}

export const importCommand: Command = {
  ...importReqifCommand,
  usage: 'import reqif FILE',
  summary: importReqifCommand.summary,
  async run(invocation) {
    const [kind, ...positionals] = invocation.positionals
    const command = kind === undefined ? undefined : kinds[kind]
    if (command === undefined)
      throw new UsageProblem(
        `${kind === undefined ? 'Expected a kind of file' : `Unexpected kind "${kind}", expected`}: ${Object.keys(kinds).join(', ')}`,
      )
    return command.run({...invocation, positionals})
  },
}
