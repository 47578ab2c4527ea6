import {pick} from '../random.ts'

const inlines = [
  ...[
    'word',
    'two words',
    '**strong**',
    '*em*',
    '***both***',
    '`code`',
    '``a ` b``',
    '[A-1]',
    '[A-1] **T.**',
    '\\[A-1]',
  ],
  ...['[text](a.md)', '[text][ref]', '![alt](b.png)', '<b>', '<!-- c -->', '&amp;', '~~gone~~', '[^1]', 'a\\', '_u_'],
  ...['\\*', '"quoted"', 'https://example.com', '<https://example.com>', 'MUST', 'a_b_c', '*', '_', '[', ']', '`', '!'],
]

function line(random: () => number): string {
  return Array.from({length: 1 + Math.floor(random() * 4)}, () => pick(random, inlines)).join(
    pick(random, [' ', ' ', '']),
  )
}

function block(random: () => number, depth: number): string[] {
  const lines = Array.from({length: 1 + Math.floor(random() * 2)}, () => line(random))
  const inner = () => compositions(random, depth + 1)
  switch (Math.floor(random() * (depth > 2 ? 6 : 10))) {
    case 0:
      return [`${'#'.repeat(1 + Math.floor(random() * 4))} ${line(random)}`]
    case 1:
      return ['```text', ...lines, '```']
    case 2:
      return [`| ${line(random)} | b |`, '| --- | :-: |', `| [A-1] | ${line(random)} |`]
    case 3:
      return [pick(random, ['***', '[ref]: a.md "t"', '[^1]: note', '<div>', '<!-- c -->'])]
    case 4:
    case 5:
      return lines
    case 6:
    case 7:
      return inner().map((text) => (text === '' ? '>' : `> ${text}`))
    case 8:
      return inner().map((text, index) => (index === 0 ? `- ${text}` : text === '' ? '' : `  ${text}`))
    default:
      return inner().map((text, index) => (index === 0 ? `1. ${text}` : text === '' ? '' : `   ${text}`))
  }
}

function compositions(random: () => number, depth: number): string[] {
  const blocks = Array.from({length: 1 + Math.floor(random() * 3)}, () => block(random, depth))
  return blocks.flatMap((lines, index) => (index === 0 || random() < 0.15 ? lines : ['', ...lines]))
}

/** A small chapter of every construct, the same for the same numbers. */
export function compose(random: () => number): string {
  return `${compositions(random, 0).join('\n')}\n`
}
