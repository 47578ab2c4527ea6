import {maximumBytes} from '../../disk/regular-file.ts'
import type {ImportProblem} from '../../import/problem.ts'
import {type Known, resolveName} from '../../import/resolve-name.ts'
import type {MappingRule} from '../../model/imported.ts'
import {parseImportMap} from '../../read/import-map.ts'
import {decodeSource} from '../../read/source-text.ts'
import {readForeignFile} from './foreign-file.ts'
import {asProblems} from './problems.ts'

/** The file that `--map` names: a list of rules. */
export function readMapping(path: string): {rules: MappingRule[]; problems: ImportProblem[]} {
  const read = readForeignFile(path, maximumBytes)
  if ('problem' in read) return {rules: [], problems: [read.problem]}
  const {text, findings} = decodeSource(read.bytes, path)
  if (text === undefined) return {rules: [], problems: asProblems(findings)}
  const parsed = parseImportMap(text, path)
  return {rules: parsed.value ?? [], problems: asProblems(parsed.findings)}
}

/** The mapping is the importer's own: a wrong name in it is no other tool's. */
export function problemsOfRules(rules: MappingRule[], known: Known): ImportProblem[] {
  return rules.flatMap(({names}) =>
    names.flatMap(({name, file, line, column}): ImportProblem[] => {
      const resolved = resolveName(name, known)
      if (!('problem' in resolved)) return []
      const message = `Unexpected \`${name}\`, expected a requirement or a case: ${resolved.problem}`
      return [{file, line, column, severity: 'error', message, fix: 'mend the name'}]
    }),
  )
}
