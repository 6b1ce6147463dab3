/** The three buttons above a text: bold, list, small title. Pure: a text and a selection in, the same out. */

export interface Selected {
  text: string
  start: number
  end: number
}

export type Mark = 'bold' | 'list' | 'title'

/** Pressing again takes the mark off. `sample` stands in bold when nothing is selected. */
export function apply(mark: Mark, now: Selected, sample: string): Selected {
  if (mark === 'bold') return bold(now, sample)
  return lines(now, mark === 'list' ? '- ' : '## ')
}

function bold({ text, start, end }: Selected, sample: string): Selected {
  const before = text.slice(0, start)
  const after = text.slice(end)
  const chosen = text.slice(start, end)
  if (before.endsWith('**') && after.startsWith('**')) {
    return { text: before.slice(0, -2) + chosen + after.slice(2), start: start - 2, end: end - 2 }
  }
  // Markdown's bold ends at the line, and not on a space.
  const core = chosen.trim() || sample
  const lead = chosen.slice(0, chosen.length - chosen.trimStart().length)
  const trail = chosen.trim() ? chosen.slice(chosen.trimEnd().length) : ''
  const at = start + (chosen.trim() ? lead.length : 0) + 2
  return { text: `${before}${chosen.trim() ? lead : ''}**${core}**${trail}${after}`, start: at, end: at + core.length }
}

function lines({ text, start, end }: Selected, prefix: string): Selected {
  const from = text.lastIndexOf('\n', start - 1) + 1
  const next = text.indexOf('\n', end)
  const to = next === -1 ? text.length : next
  const chosen = text.slice(from, to).split('\n')
  const marked = chosen.every((line) => line.startsWith(prefix))
  const changed = chosen.map((line) => (marked ? line.slice(prefix.length) : prefix + line.replace(/^(?:- |#{1,6} )/, ''))).join('\n')
  return { text: text.slice(0, from) + changed + text.slice(to), start: from + changed.length, end: from + changed.length }
}
