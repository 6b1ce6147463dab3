/** The few questions on one skill: which comes next, what the answers amount to, and what may be sent. Pure; the server works the level out again (model/telling.py). */

import type { ForWhom, Often, TellExperienceInput } from '../../gen/graphql'

export interface Answers {
  alone?: boolean
  newCase?: boolean
  shows?: boolean
  /** Null: passed over. */
  years?: number | null
  often?: Often | null
  forWhom?: ForWhom[]
}

export type Question = 'alone' | 'newCase' | 'shows' | 'same' | 'years' | 'often' | 'forWhom'

/** What one answer fits several skills told in one breath. */
export type Shared = Pick<Answers, 'years' | 'often' | 'forWhom'>

export const OFTEN: readonly Often[] = ['ONCE', 'SOMETIMES', 'MONTHLY', 'WEEKLY', 'DAILY']
export const FOR_WHOM: readonly ForWhom[] = ['SELF', 'FAMILY', 'NEIGHBOURS', 'ASSOCIATION', 'WORK']
/** The years that each picture stands for, low rather than high. */
export const YEARS: readonly number[] = [0.5, 1, 3, 6, 10]

/** The next question; undefined when all is said. `before` is what was said of the skill before this one. */
export function nextQuestion(answers: Answers, { before, title = false }: { before?: Shared | undefined; title?: boolean } = {}): Question | undefined {
  // A licence is there or not.
  if (title) return undefined
  if (answers.alone === undefined) return 'alone'
  if (answers.alone && answers.newCase === undefined) return 'newCase'
  if (answers.alone && answers.newCase && answers.shows === undefined) return 'shows'
  if (answers.years === undefined && answers.often === undefined && answers.forWhom === undefined && before) return 'same'
  if (answers.years === undefined) return 'years'
  if (answers.often === undefined) return 'often'
  return answers.forWhom === undefined ? 'forWhom' : undefined
}

export function levelOf({ alone, newCase, shows, often }: Answers): number {
  if (!alone) return 1
  if (!newCase || often === 'ONCE') return 2
  return shows ? 4 : 3
}

export const sharedOf = ({ years, often, forWhom }: Answers): Shared => ({ years: years ?? null, often: often ?? null, forWhom: forWhom ?? [] })

/** The number of the picture, from 0, that years told in words are nearest to from below. */
export const pictureOfYears = (years: number): number => Math.max(0, YEARS.findLastIndex((each) => each <= years))

export function inputOf(skill: string, answers: Answers, note: string | null): Omit<TellExperienceInput, 'key'> {
  return {
    skill, note, alone: answers.alone ?? false, newCase: answers.newCase ?? null, shows: answers.shows ?? null,
    years: answers.years ?? null, often: answers.often ?? null, forWhom: answers.forWhom ?? [],
  }
}
