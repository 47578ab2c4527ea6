import {requirementStates} from '../../model/states.ts'
import {Markup} from './markup.ts'

/** Numbers by state as one bar; it says nothing that the numbers beside it do not. Empty where there is nothing. */
export function coverageBar(counts: Map<string, number>): Markup {
  const whole = [...counts.values()].reduce((sum, number) => sum + number, 0)
  if (whole === 0) return new Markup('')
  let at = 0
  const parts = shownFirst.flatMap(({name, look}) => {
    const number = counts.get(name) ?? 0
    if (number === 0) return []
    const [start, width] = [share(at, whole), share(number, whole)]
    at += number
    return [
      `<rect class="look-${look}" x="${start}" width="${width}" height="8"><title>${name}: ${number}</title></rect>`,
    ]
  })
  return new Markup(
    `<svg class="coverage-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">${parts.join('')}</svg>`,
  )
}

/** What is shown, what is refuted, what is open, and what stands beside the count. */
export const shownFirst = ['verified', 'attested', 'bad', 'open', 'aside'].flatMap((look) =>
  requirementStates.filter((state) => state.look === look),
)

function share(number: number, whole: number): number {
  return Math.round((number * 10_000) / whole) / 100
}
