import {writeFileSync} from 'node:fs'

// Loaded with `--import` before the program that is measured: what its whole process took, start-up included.
process.on('exit', () => {
  const {userCPUTime, systemCPUTime, maxRSS} = process.resourceUsage()
  writeFileSync(
    process.env.BENCH_USAGE!,
    JSON.stringify({cpu: (userCPUTime + systemCPUTime) / 1e6, peak: maxRSS / 1024}),
  )
})
