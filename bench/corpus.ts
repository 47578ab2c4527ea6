import {mkdirSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {randomOf} from '../tests/random.ts'

/** Requirements in one chapter. */
const perChapter = 50

/** As many different figures as the largest specification that we know has; chapters share them. */
const figures = 40

/**
 * Writes a specification of `count` requirements that looks like ours, the same for the same seed: chapters of 50 requirements
 * with about 900 bytes each of text and discussion, every twelfth a row of a table; lists, notes, tables, a figure a chapter, and
 * references across chapters. An entry has two links and a folded rationale of two lines; for every ten there is a need.
 *
 * Figures of chapters are told apart only by their number modulo 40: drawing them is Graphviz's time.
 */
export function writeCorpus(root: string, count: number, seed = 1): void {
  rmSync(root, {recursive: true, force: true})
  mkdirSync(join(root, 'chapters'), {recursive: true})
  mkdirSync(join(root, 'requirements'), {recursive: true})
  const random = randomOf(seed)
  const chapters = Math.ceil(count / perChapter)
  const needs = Math.ceil(count / 10)
  const paths: string[] = ['chapters/needs.md']
  for (let chapter = 0; chapter < chapters; chapter++) {
    const name = `chapter-${String(chapter + 1).padStart(4, '0')}`
    paths.push(`chapters/${name}.md`)
    const lines = [
      '---',
      'area: GEN',
      'subject: device',
      '---',
      `# Chapter ${chapter + 1}: ${sentence(random, 4)}`,
      '',
      paragraph(random, 3),
      '',
    ]
    const entries: string[] = []
    for (let index = chapter * perChapter; index < Math.min(count, (chapter + 1) * perChapter); index++) {
      const id = requirementId(index)
      const earlier = requirementId(Math.floor(random() * Math.max(1, index)))
      if (index % 5 === 0) lines.push(`## ${sentence(random, 5)} ${index}`, '')
      lines.push(paragraph(random, 3), '')
      const title = `[${id}] **${sentence(random, 4)}.**`
      const text = `When \`FEATURE_${index % 97}\` is negotiated, the device ${index % 4 === 0 ? 'SHOULD' : 'MUST'} ${words(random, 18)}.`
      if (index % 12 === 6) lines.push('| Requirement | Statement |', '| --- | --- |', `| ${title} | ${text} |`)
      else {
        lines.push(`> ${title} ${text}`)
        if (index % 7 === 0) lines.push('>', `> 1. ${words(random, 8)};`, `> 2. ${words(random, 9)}.`)
      }
      lines.push('', `${paragraph(random, 2)} See also [${earlier}].`, '')
      if (index % 10 === 0)
        lines.push(
          '| Field | Bits | Meaning |',
          '| --- | ---: | --- |',
          ...[0, 1, 2].map((row) => `| \`field_${row}\` | ${row * 8} | ${words(random, 6)} |`),
          '',
        )
      if (index % 40 === 20) lines.push('> [!NOTE]', `> ${sentence(random, 12)}.`, `> ${sentence(random, 9)}.`, '')
      if (index % perChapter === 30) lines.push(...figure(chapter % figures), '')
      entries.push(`${id}:`, `  serves: [${needId(Math.floor(random() * needs))}]`)
      if (index > 0) entries.push(`  refines: [${earlier}]`)
      entries.push('  rationale: >-', `    ${sentence(random, 16)}`, `    ${words(random, 9)}.`, '')
    }
    writeFileSync(join(root, 'chapters', `${name}.md`), lines.join('\n'))
    writeFileSync(join(root, 'requirements', `${name}.yaml`), entries.join('\n'))
  }
  const needLines = ['# Needs', '']
  for (let index = 0; index < needs; index++)
    needLines.push(`> [${needId(index)}] **${sentence(random, 4)}.** An integrator wants ${words(random, 14)}.`, '')
  writeFileSync(join(root, 'chapters', 'needs.md'), needLines.join('\n'))
  writeFileSync(join(root, 'spec.yaml'), spec(paths))
}

/** Changes one sentence of one chapter in the middle, and back, so that every edit is a new content. */
export function editedSentence(source: string, edit: number): string {
  return source.replace(
    / the device (MUST|SHOULD) [^.]*\./,
    (_, level: string) => ` the device ${level} answer within ${edit} milliseconds.`,
  )
}

function figure(number: number): string[] {
  return [
    `\`\`\`dot title="Figure ${number}" alt="A driver sends ${number} requests to a device, which answers them."`,
    'digraph { rankdir=LR; node [shape=box];',
    `  a [label="driver"]; b [label="device"]; a -> b [label="${number} requests"]; b -> a [label="answers"]; }`,
    '```',
  ]
}

function spec(paths: string[]): string {
  return `title: Generated specification
short: GENERATED
version: 1.0.0
date: 2026-01-01
parts:
  - title: Everything
    chapters:
${paths.map((path) => `      - ${path}`).join('\n')}
areas:
  GEN: {title: Generated, cases: generated}
tags: {in: [quote, row], columns: [Requirement]}
subjects: [device]
verify: {test: case}
items:
  requirement: {id: 'GEN-{number:5}', level: required}
  need: {id: 'NEED-{name}', level: forbidden}
links:
  serves: {from: requirement, to: need, covers: true}
  refines: {from: requirement, to: requirement, covers: true}
outputs: [site]
`
}

const vocabulary =
  'queue buffer device driver register status feature notification reset config descriptor ring interrupt request answer order memory region bounds length index available used chain header field value error timeout storage block sector flush write read platform guest image restart power supply voltage cluster gateway domain channel message frame filter address range page table entry window counter event source target level edge mask vector state machine transition'.split(
    ' ',
  )

function words(random: () => number, count: number): string {
  return Array.from({length: count}, () => vocabulary[Math.floor(random() * vocabulary.length)]!).join(' ')
}

function sentence(random: () => number, count: number): string {
  return capital(words(random, count))
}

function paragraph(random: () => number, sentences: number): string {
  return Array.from({length: sentences}, () => `${sentence(random, 10 + Math.floor(random() * 8))}.`).join('\n')
}

function capital(text: string): string {
  return `${text[0]!.toUpperCase()}${text.slice(1)}`
}

function requirementId(index: number): string {
  return `GEN-${String(index + 1).padStart(5, '0')}`
}

function needId(index: number): string {
  return `NEED-N${index + 1}`
}
