import wavedrom from 'wavedrom'
import {parse} from 'yaml'

interface WaveDrom {
  renderAny(index: number, source: object, skins: unknown): unknown
  onml: {stringify(tree: unknown): string}
  waveSkin: unknown
}

/** Registers and bit fields. The source is read as data (a flow mapping of YAML), never run as a script. */
export function drawWavedrom(source: string): string {
  const {renderAny, onml, waveSkin} = wavedrom as WaveDrom
  const data: unknown = parse(source, {maxAliasCount: 0})
  if (typeof data !== 'object' || data === null || !('reg' in data || 'signal' in data)) {
    throw new Error('Unexpected figure, expected `{reg: […]}` or `{signal: […]}`')
  }
  if ('reg' in data) checkFields(data.reg)
  return onml.stringify(renderAny(0, data, waveSkin))
}

/** The library draws one element a bit: a field of a billion bits would take the machine. */
function checkFields(fields: unknown): void {
  if (!Array.isArray(fields)) throw new Error('Unexpected `reg`, expected a list of fields')
  const bits = fields.reduce((sum: number, field: {bits?: unknown}) => sum + (Number(field?.bits) || 0), 0)
  if (!Number.isInteger(bits) || bits <= 0 || bits > 4096)
    throw new Error(`Unexpected ${bits} bits, expected 1 to 4096`)
}
