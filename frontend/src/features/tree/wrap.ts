/** Breaking a label into lines that fit, by the real width of the letters. */

export type Measure = (text: string) => number

const MOST_LINES = 4

let pen: CanvasRenderingContext2D | null | undefined

/** The letters as this phone really draws them, so that no word runs off the screen. */
export function measure(text: string, size = 14): number {
  pen ??= document.createElement('canvas').getContext('2d')
  if (!pen) return text.length * 8
  pen.font = `600 ${size}px ${getComputedStyle(document.body).fontFamily}`
  return pen.measureText(text).width
}

/** Four lines at most, the last one cut short: the whole label is in the list and on the leaf's own page. */
export function wrap(label: string, width: number, measure: Measure): string[] {
  const lines: string[] = []
  for (const word of label.split(/\s+/).flatMap((word) => pieces(word, width, measure))) {
    const last = lines.at(-1)
    const longer = last === undefined ? word : `${last} ${word}`
    if (last !== undefined && !last.endsWith('-') && measure(longer) <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  if (lines.length <= MOST_LINES) return lines
  return [...lines.slice(0, MOST_LINES - 1), shorten(lines[MOST_LINES - 1] ?? '', width, measure)]
}

function shorten(line: string, width: number, measure: Measure): string {
  let text = line
  while (text.length > 1 && measure(`${text}…`) > width) text = text.slice(0, -1)
  return `${text.trimEnd()}…`
}

/** A word wider than the room is cut with a hyphen. */
function pieces(word: string, width: number, measure: Measure): string[] {
  if (measure(word) <= width || word.length < 5) return [word]
  let end = word.length - 2
  while (end > 3 && measure(`${word.slice(0, end)}-`) > width) end -= 1
  return [`${word.slice(0, end)}-`, ...pieces(word.slice(end), width, measure)]
}
