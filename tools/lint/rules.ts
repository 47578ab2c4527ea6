export type Severity = 'error' | 'warning' | 'info'

/** What a rule asks of an author. */
export interface RuleInfo {
  severity: Severity
  /** One sentence: what has to be so. */
  help: string
}

/** Every rule that a finding can name, in the order in which a build meets them. */
export const rules = {
  // Files
  'no-specification': {severity: 'error', help: 'The root holds a `spec.yaml`.'},
  'unreadable-file': {severity: 'error', help: 'Every file that is named exists below the root and can be read.'},
  'not-utf8': {severity: 'error', help: 'Sources are UTF-8.'},
  binary: {severity: 'error', help: 'Sources are text: they hold no NUL character.'},
  'bidirectional-control': {severity: 'error', help: 'A source is shown in the order that it has.'},
  'hidden-character': {severity: 'warning', help: 'A source holds no character that nobody sees.'},
  'byte-order-mark': {severity: 'warning', help: 'Sources open without a byte-order mark.'},
  'line-ends': {severity: 'warning', help: 'Lines end in LF alone.'},
  'unlisted-chapter': {severity: 'warning', help: 'A file beside the chapters stands in `parts` or in `ignore`.'},
  'yaml-syntax': {severity: 'error', help: 'YAML can be read.'},
  'yaml-alias': {severity: 'error', help: 'YAML holds no alias: a value is written out where it is used.'},
  'json-line': {severity: 'error', help: 'Every line of a ledger or a results file is one JSON value of its shape.'},
  'spec-value': {severity: 'error', help: 'Every value of `spec.yaml` has the shape that its key asks for.'},
  'source-value': {severity: 'error', help: 'Targets, claims and waivers have the keys and values that they need.'},
  'unknown-key': {severity: 'error', help: 'A key is one that its file knows.'},
  'entry-shape': {severity: 'error', help: 'An entry is a mapping of texts and lists of names.'},
  'catalogue-value': {severity: 'error', help: 'A catalogue has clauses, devices and feature bits in their shapes.'},
  'claim-value': {severity: 'error', help: 'Evidence of a claim names a requirement with its revision.'},
  'waiver-value': {
    severity: 'error',
    help: 'A waiver names a requirement with its revision, and the gap that it accepts.',
  },
  'case-header': {severity: 'error', help: 'A case opens with its header comment, and that names a revision.'},
  'results-head': {severity: 'error', help: 'The first line of a results file says what was run.'},

  // One chapter
  'front-matter-value': {severity: 'error', help: 'A value of the front matter is of the kind that its key asks for.'},
  'heading-skip': {severity: 'warning', help: 'Headings go down one level at a time.'},
  'second-title': {severity: 'warning', help: 'A chapter has one heading of depth 1.'},
  'too-heavy': {severity: 'error', help: 'No paragraph costs more than a reader could follow.'},
  'too-deep': {severity: 'error', help: 'Blocks are nested no deeper than a reader can follow.'},
  'raw-html': {severity: 'warning', help: 'Markdown holds no raw HTML but comments and a few plain elements.'},
  'doubled-anchor': {severity: 'warning', help: 'A name that links lead to stands once in a chapter.'},
  'malformed-id': {severity: 'error', help: 'What stands in the place of a tag and opens like an id is one.'},
  'malformed-reference': {severity: 'warning', help: 'What opens like an id in brackets is one.'},
  'nested-item': {severity: 'error', help: 'Items stand side by side, not one in the other.'},
  'lazy-continuation': {severity: 'error', help: 'Every line of an item in a quote has its quote mark.'},
  'list-after-item': {severity: 'error', help: 'A list, table or fence that an item announces stands inside it.'},
  'definition-hides-tag': {severity: 'error', help: 'No definition has the name of an id: it would swallow its tags.'},
  'tag-as-link': {severity: 'error', help: 'An id in brackets stands alone, without a destination.'},
  'no-level-word': {severity: 'error', help: 'A requirement has a level word.'},
  'several-level-words': {severity: 'error', help: 'A requirement has one level word.'},
  'level-word-in-item': {severity: 'error', help: 'Needs and questions have no level word.'},
  'level-word-in-title': {severity: 'error', help: 'Titles have no level word.'},
  'level-word-in-informative': {severity: 'error', help: 'Informative text has no level word.'},
  'informative-requirement': {severity: 'error', help: 'A requirement stands where text binds.'},
  'struck-text': {severity: 'warning', help: 'An item has no text that is struck out.'},
  'untagged-normative': {severity: 'warning', help: 'A level word stands in an item.'},
  'figure-without-alt': {severity: 'error', help: 'A figure says in words what it shows.'},
  'figure-source': {severity: 'error', help: 'A figure can be drawn.'},
  'svg-content': {severity: 'warning', help: 'A drawing holds shapes and text, and nothing that acts or loads.'},
  'image-without-alt': {severity: 'error', help: 'An image says in words what it shows.'},
  'link-refused': {severity: 'error', help: 'Links are http, https, mailto, or paths that stay below the root.'},

  // Chapters together
  'broken-link': {severity: 'error', help: 'A link leads to a file that exists.'},
  'broken-anchor': {severity: 'error', help: 'A link leads to a heading or an item that exists.'},
  'broken-image': {severity: 'error', help: 'An image is a picture that exists.'},
  'unpublished-link': {severity: 'info', help: 'A link to a file that is no chapter is shown as text.'},
  'dangling-reference': {severity: 'error', help: 'A reference names an item that exists.'},
  'retired-reference': {severity: 'warning', help: 'A reference names an item that is in force.'},
  'forbidden-term': {
    severity: 'warning',
    help: 'Text uses the words of the glossary, not the variants that it forbids.',
  },

  // Items, entries and the ledger
  'duplicate-id': {severity: 'error', help: 'An id stands once.'},
  'retired-id': {severity: 'error', help: 'A retired id is never used again.'},
  'unissued-id': {severity: 'warning', help: 'An id was issued by the ledger.'},
  'vanished-id': {severity: 'error', help: 'An issued id stands in a chapter, or was retired.'},
  'suspect-item': {severity: 'warning', help: 'An item means what the ledger holds of it, at the level that it holds.'},
  'ledger-conflict': {severity: 'error', help: 'A revision of an id was issued once, with one level.'},
  'ledger-without-level': {severity: 'error', help: 'The ledger holds the level of a requirement beside its hash.'},
  'unknown-name': {severity: 'error', help: 'Subjects, methods and profiles are those of `spec.yaml`.'},
  'condition-syntax': {severity: 'error', help: 'A condition can be read.'},
  'unknown-condition': {severity: 'error', help: 'Names in a condition stand in a catalogue or in `spec.yaml`.'},
  'incomplete-entry': {severity: 'error', help: 'A requirement has all that its method and its links ask for.'},
  'entry-without-item': {severity: 'error', help: 'An entry has an item in a chapter.'},
  'entry-of-other-item': {severity: 'error', help: 'Only requirements have entries.'},
  'second-entry': {severity: 'error', help: 'An item has one entry.'},
  'unreached-requirement': {severity: 'error', help: 'A requirement is in a profile.'},

  // Links, targets and waivers
  'unknown-clause': {severity: 'error', help: 'A clause is an alias of a catalogue.'},
  'orphaned-link': {severity: 'error', help: 'A link leads to something that is in force.'},
  'wrong-type-link': {severity: 'error', help: 'A link leads to the kind of thing that its role allows.'},
  'duplicate-link': {severity: 'warning', help: 'A link stands once.'},
  'outdated-link': {severity: 'warning', help: 'A link names the revision that is in force.'},
  'unknown-case-name': {
    severity: 'error',
    help: 'Device, bits and condition of a case stand in a catalogue or in `spec.yaml`.',
  },
  'unknown-capability': {severity: 'error', help: 'What a requirement or a case uses stands under `capabilities`.'},
  'claim-identity': {severity: 'error', help: 'A claim says whose it is, and of what.'},
  'claim-specification': {
    severity: 'warning',
    help: 'A claim answers the version of the specification that it is shown beside.',
  },
  'claim-name': {
    severity: 'error',
    help: 'A claim has no key that nobody reads, and what it answers stands in a catalogue or in `spec.yaml`.',
  },
  'claim-truth': {severity: 'error', help: 'What a condition asks is answered with true or false.'},
  'claim-answer': {severity: 'warning', help: 'A claim answers whatever decides that a requirement applies.'},
  'claim-exception': {severity: 'error', help: 'An answer or exception of a claim names a requirement in force.'},
  'claim-twofold': {severity: 'error', help: 'A claim says one thing of a requirement: yes or no.'},
  'claim-reason': {severity: 'warning', help: 'A claim that says no to a requirement says why.'},
  'claim-unit': {severity: 'warning', help: 'A number in a claim has its unit.'},
  'claim-silence': {
    severity: 'warning',
    help: 'A claim answers every requirement that applies and that it can answer.',
  },
  'claim-refuted': {severity: 'error', help: 'A claim says no to a requirement that its target was seen not to meet.'},
  'claim-understated': {severity: 'warning', help: 'A claim says no only to what no run has shown to hold.'},
  'claim-gap': {severity: 'error', help: 'What was seen not to be met stands among the exceptions of the claim.'},
  'claim-overstated': {
    severity: 'error',
    help: 'A claim states conformance to profiles that it supports, and whose obligations have no exception.',
  },
  'claim-evidence': {severity: 'warning', help: 'Evidence answers a requirement in force, in its revision.'},
  'claim-contradicted': {severity: 'error', help: 'What a run saw of a target is what its claim says.'},
  'linked-folder': {severity: 'error', help: 'Folders of sources are folders: what lies behind a link is not read.'},
  'unknown-target': {severity: 'error', help: 'Results are those of a target that is described.'},
  'doubled-result': {severity: 'error', help: 'A case has one result for its requirement on a target.'},
  'outdated-results': {
    severity: 'warning',
    help: 'Results are of the text, the case, the code that judges, and what is judged, as they are now.',
  },
  'waiver-without-item': {severity: 'error', help: 'A waiver names a requirement in force.'},
  'waiver-without-target': {severity: 'error', help: 'A waiver names a target that is described.'},
  'waiver-without-case': {severity: 'error', help: 'A waiver of a case names one that shows its requirement.'},
  'waiver-expired': {severity: 'warning', help: 'A waiver has not run out.'},
  'waiver-outdated': {severity: 'warning', help: 'A waiver names the revision that is in force.'},
  'waiver-passes': {severity: 'error', help: 'A waiver hides no success.'},

  // Outputs
  unprintable: {severity: 'warning', help: 'A figure and a chapter can be typeset.'},
  'output-failed': {severity: 'error', help: 'Every output that is asked for can be made.'},
} as const satisfies Record<string, RuleInfo>

export type RuleId = keyof typeof rules
