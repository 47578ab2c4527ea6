import {existsSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {adoptStub, caseFileName} from '../edit/adopt.ts'
import {applyEdits} from '../edit/apply-edits.ts'
import {hashTool} from '../own/tool-hash.ts'
import {analyse} from '../pipeline/analyse.ts'
import {openWholeRoot, withLock} from '../pipeline/with-lock.ts'
import {stubOutputs} from '../publish/stubs/stub-outputs.ts'
import type {Root} from '../read/root.ts'
import {openRoot} from '../read/root.ts'
import {type Command, exitCode, UsageProblem} from './command.ts'
import {plural} from './format-findings.ts'

export const stubsCommand: Command = {
  usage: 'stubs [--adopt ID]',
  summary: 'list the skeletons of cases, or make one yours',
  help: `Every requirement that a case could show and none shows has a skeleton, which
a build writes to dist/stubs. An adopted skeleton is yours: it lies in
conformance/cases, and no build touches it again. Run as it is, it reports
\`error: not written\` and covers nothing.

  avps stubs                         which requirements have no case yet
  avps stubs --adopt REQ-BLK-007     start writing one
  avps stubs --adopt REQ-BLK-007 --name refuses-a-request-beyond-the-end`,
  options: {
    adopt: {type: 'string', value: 'ID', help: 'move the skeleton of this requirement'},
    name: {type: 'string', value: 'NAME', help: 'of the new file, without .case.ts (from the title)'},
    json: {type: 'boolean', help: 'print the list as JSON'},
  },
  async run({root, values, terminal}) {
    const id = values.adopt as string | undefined
    if (id === undefined && values.name !== undefined) throw new UsageProblem('Expected --adopt with --name')
    const work = async (opened: Root) => {
      const {database} = await analyse(opened, hashTool())
      const stubs = stubOutputs(database).map((output) => ({
        ...(JSON.parse(output.inputs) as {id: string; title: string}),
        path: output.path,
        render: output.render,
      }))
      if (id === undefined) {
        if (values.json)
          terminal.out(
            `${JSON.stringify(
              stubs.map(({id: of, title, path}) => ({id: of, title, path})),
              null,
              2,
            )}\n`,
          )
        else {
          for (const stub of stubs) terminal.out(`${stub.id}  ${stub.title}\n`)
          terminal.out(`${plural(stubs.length, 'skeleton')} in dist/stubs.\n`)
        }
        return exitCode.ok
      }
      const stub = stubs.find((one) => one.id === id)
      if (!stub) throw new UsageProblem(`Unexpected "${id}", expected a requirement without a case: see \`avps stubs\``)
      const name = (values.name as string | undefined) ?? caseFileName(stub.title)
      if (!/^[A-Za-z0-9][A-Za-z0-9-]*$/.test(name))
        throw new UsageProblem(`Unexpected name "${name}", expected letters, digits and hyphens`)
      const folder = dirname(stub.path).replace(/^stubs\//, '')
      const path = `conformance/cases/${folder}/${name}.case.ts`
      if (existsSync(join(root, path)))
        throw new UsageProblem(`Unexpected ${path}, which is there: choose another --name`)
      applyEdits(root, [{path, content: Buffer.from(adoptStub(String(await stub.render())))}])
      terminal.out(`${path} is yours: write its body, then run\n  avps conform --target NAME --id ${id}\n`)
      return exitCode.ok
    }
    return id === undefined ? work(await openWholeRoot(root)) : withLock(root, () => work(openRoot(root)))
  },
}
