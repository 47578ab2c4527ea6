import {type ChildProcess, spawn, spawnSync} from 'node:child_process'
import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import type {Readable, Writable} from 'node:stream'

const missing = spawnSync('chromium', ['--version']).error !== undefined

/** In CI a missing browser is a failure. */
export const skipWithoutChromium =
  missing && process.env.CI !== 'true' ? 'chromium is not installed: npm run system' : false

/** One page of a browser without a window, driven through its debugging pipe: no port, no package. */
export interface BrowserPage {
  open(url: string): Promise<void>
  /** What an expression is worth in the page; a promise is waited for. */
  evaluate<Value>(expression: string): Promise<Value>
  resize(width: number, height: number): Promise<void>
  /** One key, as a keyboard sends it: `Enter`, `Tab`, `a`. */
  press(key: string, shift?: boolean): Promise<void>
  emulate(features: Record<string, string>): Promise<void>
  screenshot(): Promise<Buffer>
}

const quiet =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking ' +
  '--disable-component-update --disable-sync --hide-scrollbars --remote-debugging-pipe'

/** Runs `use` on a fresh browser, and ends the browser whatever comes of it. */
export async function withBrowser<Value>(use: (page: BrowserPage) => Promise<Value>): Promise<Value> {
  const profile = mkdtempSync(join(tmpdir(), 'browser-'))
  const child = spawn('chromium', [...quiet.split(' '), `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  })
  const send = connect(child)
  const closing = () => void send('Browser.close').catch(() => {})
  try {
    return await use(await attach(send))
  } finally {
    // Asked, it ends its own children, which would go on writing to the profile.
    const ended = new Promise((resolve) => child.once('exit', resolve))
    const limit = setTimeout(() => child.kill('SIGKILL'), 5000)
    closing()
    await ended
    clearTimeout(limit)
    rmSync(profile, {recursive: true, force: true, maxRetries: 5})
  }
}

interface Send {
  (method: string, params?: object, session?: string): Promise<Record<string, unknown>>
  /** Called with the name of every event. */
  readonly events: Set<(method: string) => void>
}

async function attach(send: Send): Promise<BrowserPage> {
  const {events} = send
  const {targetInfos} = (await send('Target.getTargets')) as {targetInfos: {type: string; targetId: string}[]}
  const {targetId} = targetInfos.find(({type}) => type === 'page')!
  const {sessionId} = (await send('Target.attachToTarget', {targetId, flatten: true})) as {sessionId: string}
  const ask = (method: string, params: object = {}) => send(method, params, sessionId)
  await ask('Page.enable')
  const evaluate = async <Value>(expression: string): Promise<Value> => {
    const answer = (await ask('Runtime.evaluate', {expression, awaitPromise: true, returnByValue: true})) as {
      result: {value: Value}
      exceptionDetails?: {exception?: {description?: string}; text: string}
    }
    const {exceptionDetails: problem} = answer
    if (problem) throw new Error(`${problem.exception?.description ?? problem.text} in ${expression}`)
    return answer.result.value
  }
  return {
    async open(url) {
      // An address that differs in its fragment alone would load nothing.
      await ask('Page.navigate', {url: 'about:blank'})
      const loaded = new Promise<void>((resolve) => {
        const listener = (method: string) => {
          if (method !== 'Page.loadEventFired') return
          events.delete(listener)
          resolve()
        }
        events.add(listener)
      })
      await ask('Page.navigate', {url})
      await loaded
      await evaluate(
        `new Promise((done) => document.readyState === 'complete' && location.href !== 'about:blank' ? done() : addEventListener('load', done))`,
      )
    },
    evaluate,
    async resize(width, height) {
      await ask('Emulation.setDeviceMetricsOverride', {width, height, deviceScaleFactor: 1, mobile: false})
    },
    async press(key, shift = false) {
      const text = key === 'Enter' ? '\r' : key.length === 1 ? key : undefined
      const code = {Enter: 13, Tab: 9, Escape: 27}[key] ?? key.toUpperCase().charCodeAt(0)
      const event = {key, text, windowsVirtualKeyCode: code, modifiers: shift ? 8 : 0}
      await ask('Input.dispatchKeyEvent', {type: text ? 'keyDown' : 'rawKeyDown', ...event})
      await ask('Input.dispatchKeyEvent', {type: 'keyUp', ...event, text: undefined})
    },
    async emulate(features) {
      const list = Object.entries(features).map(([name, value]) => ({name, value}))
      await ask('Emulation.setEmulatedMedia', {features: list})
    },
    async screenshot() {
      const {data} = (await ask('Page.captureScreenshot', {format: 'png'})) as {data: string}
      return Buffer.from(data, 'base64')
    },
  }
}

/** Messages are JSON, each ended by a zero byte. */
function connect(child: ChildProcess): Send {
  const events: Send['events'] = new Set()
  const [, , , input, output] = child.stdio as unknown as [null, null, null, Writable, Readable]
  const waiting = new Map<number, {resolve(value: Record<string, unknown>): void; reject(problem: Error): void}>()
  let last = 0
  let rest = ''
  output.setEncoding('utf8')
  output.on('data', (chunk: string) => {
    const messages = (rest + chunk).split('\0')
    rest = messages.pop()!
    for (const message of messages) {
      const {id, result, error, method} = JSON.parse(message)
      if (id === undefined) for (const listener of [...events]) listener(method)
      else if (error) waiting.get(id)?.reject(new Error(error.message))
      else waiting.get(id)?.resolve(result)
      waiting.delete(id)
    }
  })
  const failAll = () => {
    for (const {reject} of waiting.values()) reject(new Error('the browser ended'))
  }
  child.on('exit', failAll)
  child.on('error', failAll)
  input.on('error', failAll)
  const send = (method: string, params = {}, session?: string) =>
    new Promise<Record<string, unknown>>((resolve, reject) => {
      waiting.set(++last, {resolve, reject})
      input.write(`${JSON.stringify({id: last, method, params, ...(session && {sessionId: session})})}\0`)
    })
  return Object.assign(send, {events})
}
