import type {Visible} from './visible.ts'

/** Points that a drawing may be high, its caption excluded. */
const highest = 560

/**
 * Make a drawing stand in the fonts of the document, without a character that they do not have.
 *
 * `width` is set for a drawing that would be too high for a page otherwise: in points.
 */
export function prepareDrawing(svg: string, visible: Visible): {svg: string; width: number | null} {
  const root = /<svg\b[^>]*>/.exec(svg)?.[0] ?? ''
  const size = drawingSize(root)
  const width = size !== null && size.height > highest ? (size.width * highest) / size.height : null
  return {svg: visible(withFont(svg.replace(root, () => rootWithFont(root)))), width}
}

function rootWithFont(root: string): string {
  return root.includes('font-family') ? root : root.replace('<svg', '<svg font-family="sans-serif"')
}

function withFont(svg: string): string {
  return svg
    .replace(
      /font-family\s*=\s*(?:"([^"]*)"|'([^']*)')/g,
      (_, double, single) => `font-family="${family(double ?? single)}"`,
    )
    .replace(
      /font-family\s*:\s*((?:&quot;|'[\w ,-]+'(?=\s*[,;}"'])|"[\w ,-]+"(?=\s*[,;}])|[^;}"'<>])*)/g,
      (_, names) => `font-family:${family(names)}`,
    )
}

function family(names: string): string {
  return /mono|courier|consolas|menlo/i.test(names) ? 'Source Code Pro' : 'Source Sans 3'
}

/** Points; null if the root does not say. */
function drawingSize(root: string): {width: number; height: number} | null {
  const width = length(/\swidth\s*=\s*["']([^"']*)["']/.exec(root)?.[1])
  const height = length(/\sheight\s*=\s*["']([^"']*)["']/.exec(root)?.[1])
  if (width !== null && height !== null) return {width, height}
  const box =
    /\sviewBox\s*=\s*["']([^"']*)["']/
      .exec(root)?.[1]
      ?.trim()
      .split(/[\s,]+/)
      .map(Number) ?? []
  return box.length === 4 && box[2]! > 0 && box[3]! > 0 ? {width: box[2]! * pixel, height: box[3]! * pixel} : null
}

const pixel = 0.75

function length(text: string | undefined): number | null {
  const match = /^\s*([0-9.]+)\s*(pt|px|in|mm|cm)?\s*$/.exec(text ?? '')
  if (match === null) return null
  const value = Number(match[1]) * {pt: 1, px: pixel, in: 72, mm: 72 / 25.4, cm: 72 / 2.54}[match[2] ?? 'px']!
  return value > 0 ? value : null
}
