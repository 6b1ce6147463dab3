/** Finding tiles by words that were said: "j'ai gardé les enfants de ma sœur" finds "Garder des enfants". */

/** Said around what was done, in French and in English. */
const SMALL = new Set(
  'ai as la le les un une de des du et en au aux ma mon mes sa son ses ce ces je tu il elle on nous vous que qui pour par avec dans sur fait faire fais suis ete the and with for did have was been some that'.split(' '),
)

export function wordsOf(text: string): string[] {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 1 && !SMALL.has(word))
}

/** The same word in another form: four letters in common at the start, or the whole of a shorter word. */
function alike(one: string, other: string): boolean {
  if (one === other) return true
  const stem = Math.max(4, Math.min(one.length, other.length) - 3)
  return one.length >= 4 && other.length >= 4 && one.slice(0, stem) === other.slice(0, stem)
}

/** Those that share a word with `text`, most first; ties stay in the order given. */
export function findBy<Item>(text: string, items: readonly Item[], textOf: (item: Item) => string): Item[] {
  const wanted = wordsOf(text)
  return items
    .map((item) => {
      const own = wordsOf(textOf(item))
      return { item, score: wanted.filter((word) => own.some((other) => alike(word, other))).length }
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ item }) => item)
}
