import {type ChildProcess, spawn} from 'node:child_process'
import {mkdtempSync, rmSync} from 'node:fs'
import {createServer, type Server, type Socket} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {TargetLost} from '../../port.ts'

const kept = 4000

/** Runs one QEMU with a folder of its own for sockets and files. Nothing of it outlives `close`. */
export class QemuProcess {
  /** The folder. */
  readonly folder = mkdtempSync(join(tmpdir(), 'avps-qemu-'))
  #child: ChildProcess | undefined
  #servers: Server[] = []
  #log = ''
  #lost: TargetLost | undefined
  #closing = false
  readonly #whenLost: ((error: TargetLost) => void)[] = []
  readonly #cleanUp = () => this.close()

  constructor() {
    process.once('exit', this.#cleanUp)
  }

  /** Listens on a socket in the folder. QEMU is the one that connects: then nobody has to wait for a file to appear. */
  async listen(name: string): Promise<{path: string; connection: Promise<Socket>}> {
    const path = join(this.folder, name)
    const server = createServer()
    this.#servers.push(server)
    const connection = new Promise<Socket>((resolve, reject) => {
      server.once('connection', (socket) => {
        socket.on('error', () => {})
        resolve(socket)
      })
      this.onLost(reject)
    })
    connection.catch(() => {})
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(path, resolve)
    })
    return {path, connection}
  }

  start(binary: string, options: readonly string[]): void {
    const child = spawn(binary, options, {stdio: ['ignore', 'ignore', 'pipe']})
    this.#child = child
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#log = (this.#log + text).slice(-kept)
    })
    child.once('error', (error) => this.#lose('never started', error.message))
    // All that it has printed has arrived when its streams are closed.
    child.once('close', (code, signal) => this.#lose('died', signal ? `signal ${signal}` : `exit code ${code}`))
  }

  /** Throws when QEMU is gone. */
  check(): void {
    if (this.#lost) throw this.#lost
  }

  /** QEMU does not answer: it is ended. */
  hang(what: string): void {
    if (this.#lost) return
    this.#child?.kill('SIGKILL')
    this.#lose('hung', what)
  }

  /** Is told once, when QEMU is gone before `close`. */
  onLost(take: (error: TargetLost) => void): void {
    this.#whenLost.push(take)
  }

  /** What QEMU has printed, at most the last 4,000 characters, without the path of the folder. */
  log(): string {
    return this.#log.replaceAll(this.folder, 'FOLDER').replace(/pid \d+/g, 'pid N')
  }

  /** Ends QEMU and removes the folder. It may be called more than once. */
  close(): void {
    this.#closing = true
    process.removeListener('exit', this.#cleanUp)
    this.#child?.kill('SIGKILL')
    for (const server of this.#servers.splice(0)) server.close()
    rmSync(this.folder, {recursive: true, force: true})
  }

  #lose(how: TargetLost['how'], detail: string): void {
    if (this.#lost || this.#closing) return
    this.#lost = new TargetLost(how, detail, this.log())
    for (const take of this.#whenLost) take(this.#lost)
  }
}
