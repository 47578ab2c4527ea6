/** What draws, and what names or repeats it. No image, script, animation, foreign content or filter. */
export const elements: Set<string> = new Set(
  (
    'svg g path rect circle ellipse line polyline polygon text tspan title desc defs marker use clipPath linearGradient ' +
    'radialGradient stop style symbol'
  ).split(' '),
)

/** Attributes that are names, words and paths of a pen: no CSS. */
export const texts: Set<string> = new Set(
  'id class lang role version xml:space xml:lang aria-label aria-labelledby aria-hidden d points'.split(' '),
)

/** Attributes that CSS knows by the same names, or that are numbers. */
export const attributes: Set<string> = new Set(
  (
    'style ' +
    // Places and sizes.
    'x y x1 y1 x2 y2 cx cy r rx ry fx fy dx dy width height viewBox preserveAspectRatio transform pathLength ' +
    'rotate textLength lengthAdjust offset gradientUnits gradientTransform spreadMethod clipPathUnits markerWidth ' +
    'markerHeight markerUnits refX refY orient ' +
    // Looks.
    'fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-dasharray stroke-dashoffset stroke-linecap ' +
    'stroke-linejoin stroke-miterlimit opacity color display visibility overflow font font-family font-size font-style ' +
    'font-weight font-variant font-stretch text-anchor text-decoration dominant-baseline alignment-baseline ' +
    'baseline-shift letter-spacing word-spacing writing-mode direction unicode-bidi clip-path clip-rule marker ' +
    'marker-start marker-mid marker-end stop-color stop-opacity paint-order shape-rendering text-rendering vector-effect ' +
    'color-interpolation white-space'
  ).split(' '),
)

/** What means something to a reader's program, under whatever prefix. */
const meaningful = new Set([
  'http://www.w3.org/2000/svg',
  'http://www.w3.org/1999/xhtml',
  'http://www.w3.org/1999/xlink',
])

/**
 * Notes of drawing programs to themselves, and the name of the one language of styles: nobody misses them. `prefixes`: the
 * name spaces that the drawing gives to each.
 */
export function isSilent(name: string, prefixes: Map<string, Set<string>>): boolean {
  if (name === 'metadata' || name === 'type' || name.startsWith('data-')) return true
  const spaces = prefixes.get(name.slice(0, Math.max(0, name.indexOf(':'))))
  return spaces !== undefined && [...spaces].every((space) => !meaningful.has(space))
}
