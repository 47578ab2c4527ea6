import {Worker} from 'node:worker_threads'

/** How often the watch looks, and how long a process that can still do so has to end by itself, in milliseconds. */
const lookEvery = 200
const timeToEnd = 3000

/**
 * Ends the process group that this process leads once its parent is gone: a target may hold the main thread for ever, and
 * then nobody else would. From a thread of its own, which keeps nothing alive.
 */
export function endWithParent(): void {
  const watch = `
    const {parent, lookEvery, timeToEnd} = require('node:worker_threads').workerData
    const end = () => process.kill(-process.pid, 'SIGKILL')
    const timer = setInterval(() => {
      if (process.ppid === parent) return
      clearInterval(timer)
      setTimeout(end, timeToEnd)
    }, lookEvery)`
  new Worker(watch, {eval: true, workerData: {parent: process.ppid, lookEvery, timeToEnd}}).unref()
}
