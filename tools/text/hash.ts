import {hash} from 'node:crypto'

/** SHA-256 in hexadecimal digits. */
export function sha256(data: string | Uint8Array): string {
  return hash('sha256', data, 'hex')
}

/** The first 16 hexadecimal digits of SHA-256: the form that ledger, results and case hashes use. */
export function shortHash(data: string | Uint8Array): string {
  return sha256(data).slice(0, 16)
}
