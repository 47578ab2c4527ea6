import type {Condition} from '../../model/conditions/condition.ts'

/** The conditions of a proforma, numbered as they are first asked for, in the words of its own tables. */
export class ConditionList {
  readonly list: {name: string; expression: string}[] = []
  /** Question, as `feature(NAME)`: the place where it is asked, as `A.2/3`. */
  readonly #places = new Map<string, string>()
  readonly #names = new Map<string, string>()

  place(kind: string, name: string, at: string): void {
    this.#places.set(`${kind}(${name})`, at)
  }

  placeOf({kind, name}: {kind: string; name: string}): string {
    return this.#places.get(`${kind}(${name})`) ?? `${kind}(${name})`
  }

  /** `c.n` of a condition for a base status; the base alone where there is nothing to ask. */
  statusOf(condition: Condition, base: string): string {
    if (condition.type === 'always') return base
    // The mark of a prohibition stays in sight: it turns the question round.
    const mark = base.endsWith(' [x]') ? ' [x]' : ''
    const expression = `IF ${this.#write(condition)} THEN ${base} ELSE n/a`
    const known = this.#names.get(expression)
    if (known) return `${known}${mark}`
    const name = `c.${this.list.length + 1}`
    this.#names.set(expression, name)
    this.list.push({name, expression})
    return `${name}${mark}`
  }

  #write(condition: Condition): string {
    switch (condition.type) {
      case 'always':
        return 'always'
      case 'atom':
        return this.placeOf(condition)
      case 'not':
        return `NOT ${this.#bracketed(condition.operand)}`
      default:
        return condition.operands
          .map((operand) => this.#bracketed(operand))
          .join(condition.type === 'and' ? ' AND ' : ' OR ')
    }
  }

  #bracketed(condition: Condition): string {
    const text = this.#write(condition)
    return condition.type === 'and' || condition.type === 'or' ? `(${text})` : text
  }
}
