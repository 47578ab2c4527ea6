import assert from 'node:assert/strict'
import {type TestContext, test} from 'node:test'
import {drawFigure, type FigureSource} from '../../tools/draw/draw-figure.ts'
import {Drawer} from '../../tools/draw/drawer.ts'

const good: FigureSource = {language: 'dot', source: 'digraph {a -> b}'}

const dense = `digraph {${Array.from({length: 130}, (_, from) =>
  Array.from({length: 130}, (_, to) => (from === to ? '' : `n${from} -> n${to};`)).join(''),
).join('')}}`
const ring = Array.from({length: 500}, (_, index) => `n${index} -- n${(index * 7 + 1) % 500};`).join('')
const bars = Array.from({length: 500_000}, () => '{bits: 1}').join(',')

/** What takes longer, or more memory, than a build gives it. */
const endless: Record<string, FigureSource> = {
  'a dense graph': {language: 'dot', source: dense},
  'a layout without end': {
    language: 'dot',
    source: `graph {layout=neato; maxiter=2000000000; epsilon=0; mode=KK; ${ring}}`,
  },
  'a clock of a hundred million periods': {
    language: 'wavedrom',
    source: '{signal: [{name: clk, wave: "p.....", period: 100000000}]}',
  },
  'a wave of many bars': {language: 'wavedrom', source: `{signal: [{name: a, wave: "${'='.repeat(500_000)}"}]}`},
}

/** What is refused at once, or crashes what draws it. */
const failing: Record<string, FigureSource> = {
  'subgraphs in subgraphs': {
    language: 'dot',
    source: `digraph {${Array.from({length: 3000}, (_, index) => `subgraph cluster${index} {`).join('')}a${'}'.repeat(3001)}`,
  },
  'a hundred million lanes': {language: 'wavedrom', source: '{reg: [{bits: 8}], config: {lanes: 100000000}}'},
  'half a million fields': {language: 'wavedrom', source: `{reg: [${bars}]}`},
  'no graph at all': {language: 'dot', source: 'digraph {a ->'},
}

function drawerFor(context: TestContext, limits?: ConstructorParameters<typeof Drawer>[0]): Drawer {
  const drawer = new Drawer(limits)
  context.after(() => drawer.end())
  return drawer
}

for (const [name, figure] of Object.entries(endless)) {
  test(`drawer: ${name} ends, and the next figure is drawn as ever`, async (context) => {
    const drawer = drawerFor(context, {seconds: 2, megabytes: 512})
    const expected = await drawFigure(good)
    assert.deepEqual(await drawer.draw(good), {drawing: expected, final: true})
    const started = performance.now()
    const {drawing, final} = await drawer.draw(figure)
    assert.ok('error' in drawing, 'it was drawn')
    assert.match(drawing.error, /^it takes (?:longer than 2 s|more than 512 MB) to draw$/)
    assert.equal(final, false)
    assert.ok(performance.now() - started < 4_000)
    assert.deepEqual(await drawer.draw(good), {drawing: expected, final: true})
  })
}

for (const [name, figure] of Object.entries(failing)) {
  test(`drawer: ${name} fails alone`, async (context) => {
    const drawer = drawerFor(context, {seconds: 5, megabytes: 1024})
    const expected = await drawFigure(good)
    const {drawing} = await drawer.draw(figure)
    assert.ok('error' in drawing, 'it was drawn')
    assert.deepEqual(await drawer.draw(good), {drawing: expected, final: true})
  })
}

test('drawing: signals are drawn with nothing to complain about', async () => {
  const drawn = await drawFigure({language: 'wavedrom', source: "{signal: [{name: 'clk', wave: 'p..'}]}"})
  assert.ok('svg' in drawn)
  assert.deepEqual(drawn.dropped, [])
})
