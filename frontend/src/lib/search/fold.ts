/** A text as words that are compared: without accents, capitals, elisions and punctuation, each with its place in the text. */

export interface Word {
  /** What is compared: "œuf" is "oeuf". */
  text: string
  /** For each letter of `text`, the code point of the whole text that it comes from. */
  from: readonly number[]
  /** Behind the word, in code points of the whole text: its last accents are part of it. */
  end: number
}

/** Letters that do not come apart by themselves. */
const SPECIAL: Record<string, string> = { œ: 'oe', æ: 'ae', ø: 'o', ł: 'l', đ: 'd', ß: 'ss', ı: 'i' }
/** What stands before an apostrophe and says nothing: "l'arabe", "qu'il", "d’eau". */
const ELIDED = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quelqu)$/
/** Said around what is looked for; a text of nothing else keeps them. */
const SMALL = new Set('a au aux de des du en et la le les ma mes mon ou par pour sa ses son sur un une faire fait fais sais savoir je an and at for in of on or the to with my do'.split(' '))

const LETTER = /[\p{L}\p{N}+#]/u
const MARK = /^\p{M}+$/u
const APOSTROPHE = /['’‘ʼ`´]/

export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  let letters = ''
  let from: number[] = []
  let end = 0
  const close = (elision: boolean) => {
    if (letters !== '' && !(elision && ELIDED.test(letters))) words.push({ text: letters, from, end })
    letters = ''
    from = []
  }
  const points = Array.from(text)
  for (const [at, point] of points.entries()) {
    if (MARK.test(point)) {
      if (letters !== '') end = at + 1
      continue
    }
    if (!LETTER.test(point)) {
      close(APOSTROPHE.test(point) && LETTER.test(points[at + 1] ?? ''))
      continue
    }
    const lower = point.toLowerCase()
    for (const letter of (SPECIAL[lower] ?? lower).normalize('NFKD').replace(/\p{M}/gu, '')) {
      letters += letter
      // A letter of two units would put the places out of step.
      for (let unit = 0; unit < letter.length; unit += 1) from.push(at)
    }
    end = at + 1
  }
  close(false)
  return words
}

/** The words of `text` that say something; all of them where none does. */
export function tellingWords(text: string): Word[] {
  const words = wordsOf(text)
  const telling = words.filter((word) => !SMALL.has(word.text))
  return telling.length > 0 ? telling : words
}
