import {chmodSync} from 'node:fs'
import {fileURLToPath} from 'node:url'

// The compiler writes plain files; `bin` wants one that can be run.
chmodSync(fileURLToPath(new URL('../cli.js', import.meta.url)), 0o755)
