import {spawnSync} from 'node:child_process'
import {mkdirSync, statfsSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {withFolder} from '../fixture.ts'

/** A place that holds no more than some bytes: what a command meets there, and how it is given room again. */
export interface FullDisk {
  /** On the disk. */
  folder: string
  /** Leaves so many bytes free, or none at all. */
  fill(left: number): void
  makeRoom(): void
}

const megabytes = 8

let mounts: boolean | undefined

/** Can this machine mount a disk of its own? Only its administrator may. */
export function canMount(): boolean {
  mounts ??= process.getuid?.() === 0 && spawnSync('mount', ['--version']).status === 0 && tryMount()
  return mounts
}

function tryMount(): boolean {
  const folder = `/tmp/avps-mount-${process.pid}`
  mkdirSync(folder, {recursive: true})
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder]).status === 0
  if (mounted) spawnSync('umount', [folder])
  return mounted
}

/** Runs `use` on a small disk in memory. */
export function withDisk(use: (disk: FullDisk) => Promise<void>): Promise<void> {
  return withFolder(async (folder) => {
    const mounted = join(folder, 'disk')
    mkdirSync(mounted)
    spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', mounted])
    const ballast = join(mounted, 'ballast')
    try {
      await use({
        folder: mounted,
        fill(left) {
          const {bavail, bsize} = statfsSync(mounted)
          writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - left)))
        },
        makeRoom: () => writeFileSync(ballast, ''),
      })
    } finally {
      spawnSync('umount', ['-l', mounted])
    }
  })
}
