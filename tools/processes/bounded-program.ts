import {fileURLToPath} from 'node:url'
import {isMainThread, parentPort, Worker} from 'node:worker_threads'

/**
 * What a program of a `BoundedProcess` does: answers each request, in a thread. The first thread stays free to look at
 * the memory of the process, and to end it where the process that asked is gone, whatever the other one computes.
 */
export function answerRequests<Request, Answer>(program: string, answer: (request: Request) => Promise<Answer>): void {
  if (isMainThread) watch(fileURLToPath(program), Number(process.argv[2]))
  else
    parentPort!.on('message', (request: Request) => {
      // What is thrown here ends the thread: a mistake of ours, and a crash to the one who asked.
      void answer(request).then((answered) => parentPort!.postMessage({answer: answered}))
    })
}

const lookEvery = 25

function watch(program: string, megabytes: number): void {
  const worker = new Worker(program, {resourceLimits: {maxOldGenerationSizeMb: megabytes}})
  const stop = (ended: 'memory' | 'crash', said: string): void => {
    process.send?.({ended, said}, () => process.kill(process.pid, 'SIGKILL'))
  }
  worker.on('message', (message) => process.send!(message))
  worker.on('error', (problem: Error & {code?: string}) =>
    stop(problem.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'crash', problem.message),
  )
  worker.on('exit', () => stop('crash', ''))
  process.on('message', (request) => worker.postMessage(request))
  const end = () => process.kill(process.pid, 'SIGKILL')
  process.on('disconnect', end)
  setInterval(() => {
    // Whoever asked may have gone before anybody listened.
    if (!process.connected) end()
    if (process.memoryUsage.rss() > megabytes * 2 ** 20) stop('memory', '')
  }, lookEvery)
}
