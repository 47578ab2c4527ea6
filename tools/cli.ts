#!/usr/bin/env node
import {parseArgs} from 'node:util'
import {build} from './pipeline.ts'

const {values} = parseArgs({allowPositionals: true, options: {root: {type: 'string', default: '.'}}})
const r = await build({root: values.root!})
for (const f of r.findings) console.log(`${f.file}:${f.line}:${f.column}: ${f.severity}: ${f.message} (${f.rule})`)
console.log(r.status, r.counts, r.written.length, r.kept)
