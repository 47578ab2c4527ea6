import {shortHash} from '../text/hash.ts'
import {cleanName} from './clean-text.ts'
import type {ForeignTest} from './test-report.ts'

/** Longer ids are cut, with a hash of the whole. */
const longestId = 300

/** Ids that stay the same as long as the tests are named and ordered alike: equal names are counted. */
export function identify(prefix: string): (test: ForeignTest) => string {
  const counts = new Map<string, number>()
  return ({file, classname, suites, name}) => {
    // A report without classes tells its tests apart by the suites around them.
    const parts = [file, classname || suites.join(' > '), name].map(cleanName).filter((part) => part !== '')
    const whole = parts.join('/')
    const path = whole.length > longestId ? `${whole.slice(0, longestId)}…${shortHash(whole)}` : whole
    const ordinal = (counts.get(path) ?? 0) + 1
    counts.set(path, ordinal)
    return `${prefix}:${path}#${ordinal}`
  }
}
