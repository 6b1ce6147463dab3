/** At most one slip of the thumb: a letter too many, one missing, one wrong, or two that changed places. */

export function isNearly(typed: string, word: string): boolean {
  if (Math.abs(typed.length - word.length) > 1) return false
  let at = 0
  while (at < typed.length && typed[at] === word[at]) at += 1
  if (at === typed.length && at === word.length) return true
  const swapped = typed[at] === word[at + 1] && typed[at + 1] === word[at] && typed.slice(at + 2) === word.slice(at + 2)
  return (
    swapped || typed.slice(at + 1) === word.slice(at + 1) || typed.slice(at + 1) === word.slice(at) || typed.slice(at) === word.slice(at + 1)
  )
}

/** With how many letters `word` begins as `typed` does, but for one slip; 0 when it does not. */
export function nearlyBegins(typed: string, word: string): number {
  const lengths = [typed.length, typed.length - 1, typed.length + 1]
  return lengths.find((length) => length > 0 && length <= word.length && isNearly(typed, word.slice(0, length))) ?? 0
}
