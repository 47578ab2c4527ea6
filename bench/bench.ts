import {spawnSync} from 'node:child_process'
import {appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {cpus, tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {packageRoot, toolVersion} from '../tools/own/package-root.ts'
import {editedSentence, writeCorpus} from './corpus.ts'
import {measureMatrixPage} from './matrix-page.ts'

interface Usage {
  cpu: number
  wall: number
  peak: number
}

const runs = 3
const sizes = process.argv
  .slice(2)
  .map(Number)
  .filter((size) => size > 0)
const folder = mkdtempSync(join(tmpdir(), 'avps-bench-'))
const cli = fileURLToPath(new URL('build/tools/cli.js', packageRoot))
const floor = fileURLToPath(new URL('build/bench/floor.js', packageRoot))
const usage = fileURLToPath(new URL('build/bench/report-usage.js', packageRoot))

console.log(
  `Pages of generated specifications, seed 1, chapters of 50 requirements; median of ${runs} runs of the whole process.`,
)
console.log(
  `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}. Compare CPU seconds, and ratios in one run.\n`,
)
console.log('      N  job                    CPU s   wall s  peak MB  ×floor')
try {
  for (const size of sizes.length > 0 ? sizes : [1000, 10_000]) benchSize(size)
  await benchMatrixPage(20_000)
} finally {
  rmSync(folder, {recursive: true, force: true})
}

function benchSize(size: number): void {
  const root = join(folder, String(size))
  writeCorpus(root, size)
  measure([cli, 'tag', '--root', root])
  const chapter = join(root, 'chapters', `chapter-${String(Math.ceil(size / 100)).padStart(4, '0')}.md`)
  const source = readFileSync(chapter, 'utf8')
  const build = () => measure([cli, 'build', '--root', root])
  const cold = () => {
    for (const made of ['dist', '.avps']) rmSync(join(root, made), {recursive: true, force: true})
    return build()
  }
  let edits = 0
  const edit = () => {
    writeFileSync(chapter, editedSentence(source, ++edits))
    return build()
  }
  const bare = median(repeat(() => measure([floor, root])))
  const jobs: [string, Usage][] = [
    ['bare floor', bare],
    ['cold build', median(repeat(cold))],
    ['nothing changed', median(repeat(build))],
    ['one sentence edited', median(repeat(edit))],
  ]
  for (const [job, {cpu, wall, peak}] of jobs) {
    console.log(
      `${String(size).padStart(7)}  ${job.padEnd(20)}  ${cpu.toFixed(2).padStart(6)}  ${wall.toFixed(2).padStart(7)}  ${peak.toFixed(0).padStart(7)}  ${(cpu / bare.cpu).toFixed(1).padStart(6)}`,
    )
  }
  appendHistory({
    size,
    ...Object.fromEntries(
      jobs.map(([job, {cpu, wall, peak}]) => [job, {cpu: round(cpu), wall: round(wall), peak: Math.round(peak)}]),
    ),
  })
}

/** In a browser: the figures are of the page, not of a process. */
async function benchMatrixPage(rows: number): Promise<void> {
  const figures = await measureMatrixPage(folder, rows)
  if (!figures) return console.log('\nNo browser: the page of a long matrix was not measured.')
  console.log(
    `\nA matrix of ${rows} rows in a browser: sorted in ${figures.sort} ms; busy for ${figures.typing} ms at most while ten letters were typed (0: never for 50).`,
  )
  appendHistory({'matrix page': figures})
}

function appendHistory(figures: object): void {
  const line = {date: new Date().toISOString().slice(0, 10), version: toolVersion, ...figures}
  appendFileSync(new URL('bench/history.jsonl', packageRoot), `${JSON.stringify(line)}\n`)
}

function measure(args: string[]): Usage {
  const report = join(folder, 'usage.json')
  const start = process.hrtime.bigint()
  const child = spawnSync(process.execPath, ['--import', usage, ...args], {
    env: {...process.env, BENCH_USAGE: report},
    encoding: 'utf8',
  })
  const wall = Number(process.hrtime.bigint() - start) / 1e9
  if (child.status !== 0) throw new Error(`${args.join(' ')} ended with ${child.status}:\n${child.stderr}`)
  return {...(JSON.parse(readFileSync(report, 'utf8')) as Omit<Usage, 'wall'>), wall}
}

function repeat(job: () => Usage): Usage[] {
  return Array.from({length: runs}, job)
}

function median(usages: Usage[]): Usage {
  return usages.toSorted((a, b) => a.cpu - b.cpu)[Math.floor(usages.length / 2)]!
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}
