interface Message {
  type: 'message'
  from: string
  to: string
  text: string
  dashed: boolean
}

interface Note {
  type: 'note'
  at: string
  text: string
}

const name = '([^\\s:]+)'
const participantLine = new RegExp(`^participant\\s+${name}$`)
const messageLine = new RegExp(`^${name}\\s*(-->|->)\\s*${name}\\s*:\\s*(.+)$`)
const noteLine = new RegExp(`^note\\s+${name}\\s*:\\s*(.+)$`)

/**
 * Message sequences, a line each: `participant A`, `A -> B: text` (call), `B --> A: text` (answer), `note A: text`.
 * Participants stand in the order of their first mention. An unknown line is an error that names it.
 */
export function drawSequence(source: string): string {
  const participants: string[] = []
  const steps: (Message | Note)[] = []
  const mention = (participant: string) => {
    if (!participants.includes(participant)) participants.push(participant)
    return participant
  }
  source.split('\n').forEach((line, index) => {
    const text = line.trim()
    if (text === '') return
    const participant = participantLine.exec(text)
    const message = messageLine.exec(text)
    const note = noteLine.exec(text)
    if (participant) mention(participant[1]!)
    else if (note) steps.push({type: 'note', at: mention(note[1]!), text: note[2]!})
    else if (message) {
      steps.push({
        type: 'message',
        from: mention(message[1]!),
        to: mention(message[3]!),
        text: message[4]!,
        dashed: message[2] === '-->',
      })
    } else
      throw new Error(
        `Unexpected line ${index + 1} of the sequence, expected \`participant A\`, \`A -> B: text\`, \`A --> B: text\` or \`note A: text\``,
      )
  })
  if (participants.length === 0 || participants.length > 12 || steps.length > 200) {
    throw new Error('Unexpected size of a sequence, expected 1 to 12 participants and at most 200 steps')
  }
  return svg(participants, steps)
}

const characterWidth = 6.4
const rowHeight = 34
const top = 44

function svg(participants: string[], steps: (Message | Note)[]): string {
  const gap = columnGap(participants, steps)
  const margin = Math.max(70, gap / 2)
  const x = (participant: string) => margin + participants.indexOf(participant) * gap
  const width = margin * 2 + gap * (participants.length - 1)
  const height = top + steps.length * rowHeight + 20
  const parts: string[] = []
  for (const participant of participants) {
    const boxWidth = participant.length * (characterWidth + 1) + 22
    parts.push(
      `<line x1="${x(participant)}" y1="32" x2="${x(participant)}" y2="${height - 6}" stroke="#8a94a0" stroke-dasharray="2 3"/>`,
    )
    parts.push(
      `<rect x="${x(participant) - boxWidth / 2}" y="6" width="${boxWidth}" height="26" rx="3" fill="#eef2f6" stroke="#44525f"/>`,
    )
    parts.push(label(x(participant), 23, participant, 'middle', 'bold'))
  }
  steps.forEach((step, index) => {
    const y = top + (index + 0.75) * rowHeight
    if (step.type === 'note') {
      const boxWidth = step.text.length * characterWidth + 18
      parts.push(
        `<rect x="${x(step.at) - boxWidth / 2}" y="${y - 17}" width="${boxWidth}" height="23" fill="#fdf6dc" stroke="#c9b458"/>`,
      )
      parts.push(label(x(step.at), y - 1, step.text, 'middle', 'normal'))
      return
    }
    const from = x(step.from)
    const to = x(step.to)
    const dash = step.dashed ? ' stroke-dasharray="5 3"' : ''
    if (from === to) {
      parts.push(
        `<path d="M${from} ${y - 8} h30 v12 h-24" fill="none" stroke="#1f2a33"${dash}/>`,
        arrow(from + 1, y + 4, -1),
      )
      parts.push(label(from + 38, y + 2, step.text, 'start', 'normal'))
      return
    }
    const direction = to > from ? 1 : -1
    parts.push(
      `<line x1="${from}" y1="${y}" x2="${to - direction * 6}" y2="${y}" stroke="#1f2a33"${dash}/>`,
      arrow(to, y, direction),
    )
    parts.push(label((from + to) / 2, y - 6, step.text, 'middle', 'normal'))
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${parts.join('')}</svg>`
}

function columnGap(participants: string[], steps: (Message | Note)[]): number {
  let gap = 120
  for (const step of steps) {
    const needed = step.text.length * characterWidth + 30
    const span =
      step.type === 'note' ? 1 : Math.max(1, Math.abs(participants.indexOf(step.from) - participants.indexOf(step.to)))
    gap = Math.max(gap, needed / span)
  }
  return Math.round(gap)
}

function arrow(x: number, y: number, direction: 1 | -1): string {
  return `<path d="M${x} ${y} l${-8 * direction} -4 v8 z" fill="#1f2a33"/>`
}

function label(x: number, y: number, text: string, anchor: 'start' | 'middle', weight: 'normal' | 'bold'): string {
  return `<text x="${x}" y="${y}" text-anchor="${anchor}" font-family="Helvetica,Arial,sans-serif" font-size="12" font-weight="${weight}">${escapeXml(text)}</text>`
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}
