import type {ChapterRow} from '../../trace/site/rows.ts'
import {itemLink} from './links.ts'
import {breakable, markup} from './markup.ts'
import {levelClass} from './words.ts'

/** The feature bits of a device, each with the requirements whose condition or text names it. */
export function featureTable(chapter: ChapterRow, device: string): string {
  const features = chapter.features.filter(([of]) => of === device)
  if (features.length === 0) return markup`<p class="empty">No catalogue lists feature bits of ${device}.</p>\n`.text
  const rows = features.map(([, bit, name, requirements]) => {
    const links = requirements.map(
      ([id, title, slug, level]) =>
        markup`<li><span class="level-name ${levelClass(level)}">${level ?? ''}</span> ${itemLink(id, title, slug, chapter.slug)}</li>`,
    )
    return markup`<tr><td class="right">${bit}</td><td><code>${breakable(name)}</code></td><td>${links.length > 0 ? markup`<ul class="plain">${links}</ul>` : markup`<span class="none">none</span>`}</td></tr>\n`
  })
  return markup`<div class="table" tabindex="0" role="region" aria-label="Feature bits of ${device}"><table class="features">
<thead>
<tr><th scope="col" class="right">Bit</th><th scope="col">Name</th><th scope="col">Requirements that name it</th></tr>
</thead>
<tbody>
${rows}</tbody>
</table></div>
`.text
}
