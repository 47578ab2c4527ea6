const elements = new Set(
  (
    'svg g path rect circle ellipse line polyline polygon text tspan title desc defs marker use clipPath linearGradient ' +
    'radialGradient stop style symbol'
  ).split(' '),
)

const urlAttributes = new Set(['href', 'xlink:href', 'src'])

/**
 * SVG with everything taken out that could act: unknown elements with their content, event handlers, destinations
 * outside the picture, imports in styles. Works on text that an XML writer made; throws where it is no SVG at all.
 */
export function cleanSvg(source: string): string {
  const start = source.search(/<svg[\s>]/)
  if (start < 0) throw new Error('Unexpected drawing, expected SVG')
  const tokens =
    source
      .slice(start)
      .match(
        /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<[!?][^>]*>|<\/?[A-Za-z](?:"[^"]*"|'[^']*'|[^>"'])*>|[^<]+|</g,
      ) ?? []
  let out = ''
  let dropped = 0
  for (const token of tokens) {
    if (token.startsWith('<!') || token.startsWith('<?')) continue
    const tag = /^<(\/?)([A-Za-z][\w:.-]*)/.exec(token)
    if (!tag) {
      if (dropped === 0) out += token === '<' ? '&lt;' : token.replace(/@import|url\s*\((?!\s*['"]?#)/gi, 'removed(')
      continue
    }
    const closes = tag[1] === '/'
    const selfClosing = token.endsWith('/>')
    // Links around shapes are dropped, their shapes stay.
    if (tag[2] === 'a') continue
    if (!elements.has(tag[2]!) || dropped > 0) {
      if (closes) dropped = Math.max(0, dropped - 1)
      else if (!selfClosing) dropped++
      continue
    }
    out += closes ? `</${tag[2]}>` : `<${tag[2]}${attributesOf(token)}${selfClosing ? '/' : ''}>`
  }
  return out.trimEnd()
}

function attributesOf(token: string): string {
  let out = ''
  for (const [, name, double, single] of token.matchAll(/\s([A-Za-z_][\w:.-]*)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    const value = double ?? single ?? ''
    if (/^on/i.test(name!)) continue
    if (urlAttributes.has(name!.toLowerCase()) && !value.startsWith('#')) continue
    if (/url\s*\((?!\s*['"]?#)|javascript:|expression\s*\(/i.test(value)) continue
    out += ` ${name}="${value.replace(/"/g, '&quot;').replace(/</g, '&lt;')}"`
  }
  return out
}
