import {EnvironmentProblem} from '../model/environment-problem.ts'
import {toolVersion} from '../own/package-root.ts'
import {NoSpecification} from '../pipeline/no-specification.ts'
import {exitCode, type Terminal, UsageProblem} from './command.ts'
import {formatFinding} from './format-findings.ts'
import {sourceStack} from './source-stack.ts'

/** Says what went wrong, with its mend, and what exit code it has. `name` is the command that was run. */
export async function explainProblem(problem: unknown, name: string, terminal: Terminal): Promise<number> {
  if (problem instanceof UsageProblem) {
    terminal.err(`${problem.message}.\nTry \`avps ${name} --help\`.\n`)
    return exitCode.usage
  }
  // The machine comes first: it may refuse whatever else would be done.
  const machine = explainMachine(problem)
  if (machine !== undefined) {
    terminal.err(`${machine}\n`)
    return exitCode.environment
  }
  if (problem instanceof NoSpecification) {
    for (const finding of problem.findings) terminal.err(`${formatFinding(finding, terminal.colours)}\n`)
    return exitCode.findings
  }
  if (problem instanceof EnvironmentProblem) {
    terminal.err(`${problem.message}\n`)
    return exitCode.environment
  }
  terminal.err(
    `This is a mistake of avps ${toolVersion}, not of your specification. Please report it with the lines below.\n`,
  )
  terminal.err(`${problem instanceof Error ? sourceStack(problem.stack ?? problem.message) : String(problem)}\n`)
  return exitCode.bug
}

/** What the operating system or SQLite refused, and what to do; undefined where it was neither. */
function explainMachine(problem: unknown): string | undefined {
  const {code, path, syscall, message} = (problem ?? {}) as NodeJS.ErrnoException
  if (code === undefined) return undefined
  const mend = mends[code]
  if (mend !== undefined) return `Cannot ${syscall ?? 'write'}${path ? ` ${path}` : ''}: ${mend}. (${code})`
  if (syscall !== undefined || /^SQLITE_(?:IOERR|BUSY|LOCKED|PERM)/.test(code)) return `${message}. (${code})`
  return undefined
}

const permissions = 'check the permissions of the file and its folder'
const databases = 'check the permissions of dist/ and .avps/'
const fullDisk = 'the disk is full: make room and run the command again'
const obstacle = 'a file stands where a folder is to be: remove it'

const mends: Record<string, string> = {
  EACCES: permissions,
  EPERM: permissions,
  EROFS: 'the file system is read-only: work in another place, or mount it for writing',
  ENOSPC: fullDisk,
  EDQUOT: fullDisk,
  SQLITE_FULL: fullDisk,
  SQLITE_IOERR_WRITE: 'make room on the disk, or raise the limit of this shell (ulimit -f)',
  EFBIG: 'the file is larger than this shell allows: raise the limit (ulimit -f)',
  EMFILE: 'too many files are open: raise the limit (ulimit -n)',
  ENFILE: 'too many files are open on this machine: end other programs',
  ENOMEM: 'the machine has no memory left: end other programs',
  SQLITE_CANTOPEN: databases,
  SQLITE_READONLY: databases,
  EISDIR: 'a folder stands where a file is to be written: remove it',
  EEXIST: obstacle,
  ENOTDIR: obstacle,
}
