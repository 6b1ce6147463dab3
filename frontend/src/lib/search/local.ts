/** Finding skills on the phone itself, at each key press: every word typed has to be in one name of the skill, one slip allowed. */

import { tellingWords, wordsOf, type Word } from './fold'
import { isNearly, nearlyBegins } from './typo'

export interface Span {
  start: number
  end: number
}

/** A skill with its names, the everyday one first. */
export interface Named<Skill> {
  skill: Skill
  labels: readonly string[]
}

export interface LocalHit<Skill> {
  skill: Skill
  /** The name that answers. */
  label: string
  /** In code points of `label`. */
  spans: Span[]
  slip: Slip
}

/** The worst of its words: as typed, a whole word with one slip, the beginning of a word with one slip, which is often another word. */
export type Slip = 0 | 1 | 2

/** Under this, one slip makes another word of it. */
const SLIP_FROM = 4
/** An unfinished word before the last one is taken for a beginning from here on. */
const BEGINNING_FROM = 3

interface Label {
  text: string
  words: Word[]
}

interface Rated<Skill> extends LocalHit<Skill> {
  /** Smaller is better, compared one after the other. */
  rank: readonly number[]
}

export class LocalList<Skill extends { id: string }> {
  readonly #entries: { skill: Skill; labels: Label[] }[]

  constructor(named: readonly Named<Skill>[]) {
    this.#entries = named.map(({ skill, labels }) => ({ skill, labels: labels.map((text) => ({ text, words: wordsOf(text) })) }))
  }

  /**
   * Best first: without a slip, by its everyday name, from the beginning of the name, by names that say little else; then in the
   * order of the list.
   */
  find(text: string): LocalHit<Skill>[] {
    const typed = tellingWords(text).map((word) => word.text)
    if (typed.length === 0) return []
    const found: Rated<Skill>[] = []
    for (const [place, { skill, labels }] of this.#entries.entries()) {
      const rated = labels.flatMap((label, index) => rate(typed, label, index, place, skill) ?? [])
      const [best] = rated.sort(byRank)
      if (best) found.push(best)
    }
    return found.sort(byRank).map(({ skill, label, spans, slip }) => ({ skill, label, spans, slip }))
  }
}

function rate<Skill>(typed: readonly string[], label: Label, index: number, place: number, skill: Skill): Rated<Skill> | undefined {
  const spans: Span[] = []
  const taken = new Set<Word>()
  let slip: Slip = 0
  for (const [at, word] of typed.entries()) {
    const answer = answerOf(word, label.words, taken, at === typed.length - 1)
    if (!answer) return undefined
    taken.add(answer.word)
    if (answer.slip > slip) slip = answer.slip
    spans.push(spanOf(answer.word, answer.letters))
  }
  spans.sort((one, other) => one.start - other.start)
  const late = taken.has(label.words[0] as Word) ? 0 : 1
  return { skill, label: label.text, spans, slip, rank: [slip, index === 0 ? 0 : 1, late, label.words.length - taken.size, place] }
}

interface Answer {
  word: Word
  letters: number
  slip: Slip
}

/** Which of the label's words is meant: the same, then one that begins so, then one that differs by a slip, then one whose beginning does. */
function answerOf(typed: string, words: readonly Word[], taken: ReadonlySet<Word>, last: boolean): Answer | undefined {
  const free = words.filter((word) => !taken.has(word))
  const same = free.find((word) => word.text === typed)
  if (same) return { word: same, letters: typed.length, slip: 0 }
  const begun = last || typed.length >= BEGINNING_FROM ? free.find((word) => word.text.startsWith(typed)) : undefined
  if (begun) return { word: begun, letters: typed.length, slip: 0 }
  if (typed.length < SLIP_FROM) return undefined
  const nearly = free.find((word) => isNearly(typed, word.text))
  if (nearly) return { word: nearly, letters: nearly.text.length, slip: 1 }
  for (const word of last ? free : []) {
    const letters = nearlyBegins(typed, word.text)
    if (letters > 0) return { word, letters, slip: 2 }
  }
  return undefined
}

/** The first letters of a word, as places in its label. A letter that was taken apart ("œ") is marked whole. */
function spanOf(word: Word, letters: number): Span {
  const start = word.from[0] ?? 0
  if (letters >= word.from.length) return { start, end: word.end }
  return { start, end: (word.from[letters - 1] ?? start) + 1 }
}

function byRank(one: { rank: readonly number[] }, other: { rank: readonly number[] }): number {
  for (const [at, value] of one.rank.entries()) {
    const difference = value - (other.rank[at] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
