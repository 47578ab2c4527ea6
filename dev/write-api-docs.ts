import {writeFileSync} from 'node:fs'
import {packageRoot} from '../tools/own/package-root.ts'
import {describeApi} from './api-docs.ts'

writeFileSync(new URL('docs/api.md', packageRoot), describeApi())
