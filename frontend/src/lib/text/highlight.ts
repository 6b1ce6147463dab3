/** Cuts a label into marked and unmarked parts. Spans count code points, as the server does, not UTF-16 units. */

export interface Part {
  text: string
  marked: boolean
}

export function highlight(label: string, spans: readonly { start: number; end: number }[]): Part[] {
  const points = Array.from(label)
  const parts: Part[] = []
  let at = 0
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const start = Math.max(at, Math.min(span.start, points.length))
    const end = Math.max(start, Math.min(span.end, points.length))
    if (start > at) parts.push({ text: points.slice(at, start).join(''), marked: false })
    if (end > start) parts.push({ text: points.slice(start, end).join(''), marked: true })
    at = end
  }
  if (at < points.length) parts.push({ text: points.slice(at).join(''), marked: false })
  return parts
}
