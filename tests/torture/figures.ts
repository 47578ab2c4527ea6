import assert from 'node:assert/strict'
import {appendFileSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {withFolder} from '../fixture.ts'
import {assertCalm, avps} from './avps.ts'
import {listed} from './ordeal.ts'
import {assertAsClean, layOutSmall} from './roots.ts'

const good = '\n```dot alt="good"\ndigraph {good -> better}\n```\n'

const fence = (language: string, source: string) => `\n\`\`\`${language} alt="bad"\n${source}\n\`\`\`\n`

const dense = Array.from({length: 130}, (_, one) =>
  Array.from({length: 130}, (_other, other) => `n${one} -> n${other}`).join(';'),
).join('\n')

const figures: Record<string, string> = {
  'a broken one': fence('dot', 'digraph {'),
  'a dense graph': fence('dot', `digraph {${dense}}`),
  'a layout that never settles': fence(
    'dot',
    `graph {layout=neato; maxiter=2000000000; epsilon=0; ${'a -- b; '.repeat(3000)} c -- d -- e -- c}`,
  ),
  'subgraphs in subgraphs': fence('dot', `digraph {${'subgraph {'.repeat(3000)}a${'}'.repeat(3000)}}`),
  'a period without measure': fence('wavedrom', '{signal: [{name: "a", wave: "p..", period: 1e8}]}'),
  'lanes without measure': fence('wavedrom', '{reg: [{bits: 8, name: "a"}], config: {lanes: 1e8}}'),
  'many bars': fence('wavedrom', `{signal: [{name: "a", wave: "${'01'.repeat(250_000)}"}]}`),
  'an unknown shape of data': fence('wavedrom', '{reg: {}}'),
}

const images: Record<string, string> = {
  'open tags': `<svg xmlns="http://www.w3.org/2000/svg">${'<a'.repeat(40_000)}`,
  'open comments': `<svg xmlns="http://www.w3.org/2000/svg">${'<!--'.repeat(20_000)}`,
  'uses of uses': `<svg xmlns="http://www.w3.org/2000/svg">${Array.from({length: 30}, (_, level) => `<g id="g${level + 1}"><use href="#g${level}"/><use href="#g${level}"/></g>`).join('')}</svg>`,
}

/** A figure takes neither the build nor another figure with it. */
export const hostileFigures = listed(
  'figures',
  'figures and images that take all time, all memory, or their program with them',
  {
    ...Object.fromEntries(Object.entries(figures).map(([name, source]) => [name, () => tryText(source)])),
    ...Object.fromEntries(
      Object.entries(images).map(([name, image]) => [name, () => tryText('\n![an image](bad.svg)\n', image)]),
    ),
  },
  1,
)

async function tryText(text: string, image?: string): Promise<void> {
  await withFolder(async (folder) => {
    const root = join(folder, 'root')
    layOutSmall(root)
    appendFileSync(join(root, 'chapters/pancakes.md'), `${text}${good}`)
    if (image !== undefined) writeFileSync(join(root, 'chapters/bad.svg'), image)
    const result = await avps(['build', '--root', root], {limit: 90_000})
    assertCalm(result, [0, 1])
    const drawn = readdirSync(join(root, 'dist/site/figures')).map((name) =>
      readFileSync(join(root, 'dist/site/figures', name), 'utf8'),
    )
    assert.ok(
      drawn.some((svg) => svg.includes('better')),
      'the good figure is drawn',
    )
    assertCalm(await avps(['build', '--root', root], {limit: 90_000}), [0, 1])
    await assertAsClean(root, folder)
  })
}
