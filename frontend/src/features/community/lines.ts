/**
 * A name in lines that fit on a leaf. By letters and not by their drawn width as on one's own tree: here hundreds are written,
 * a leaf leaves room to spare, and a module shared with the tree's own screen would cost that screen a file.
 */

const WIDE = 11
const MOST = 4

export function lines(name: string): string[] {
  const found: string[] = []
  for (const word of name.split(/\s+/).flatMap(pieces)) {
    const last = found.at(-1)
    if (last !== undefined && !last.endsWith('-') && last.length + 1 + word.length <= WIDE) found[found.length - 1] = `${last} ${word}`
    else found.push(word)
  }
  if (found.length <= MOST) return found
  return [...found.slice(0, MOST - 1), `${(found[MOST - 1] ?? '').slice(0, WIDE - 1)}…`]
}

function pieces(word: string): string[] {
  return word.length <= WIDE + 2 ? [word] : [`${word.slice(0, WIDE - 1)}-`, ...pieces(word.slice(WIDE - 1))]
}
