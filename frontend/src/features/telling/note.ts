/** The story of a leaf in the person's language: since when, how often, for whom, and their sentence where they keep it. */

import { t } from '../../lib/i18n/i18n.svelte'
import { capital } from '../../lib/text/capital'
import { pictureOfYears, type Answers } from './answers'

/** The server keeps at most 2,000 characters of a note. */
const MOST_SENTENCE = 600

export function noteOf({ years, often, forWhom = [] }: Answers, sentence: string): string | null {
  const words = t().telling.note
  const parts = [
    ...(years ? [words.years[pictureOfYears(years)] ?? ''] : []),
    ...(often ? [words.often[often]] : []),
    ...forWhom.map((one) => words.forWhom[one]),
  ]
  const told = parts.length > 0 ? `${capital(parts.join(', '))}.` : ''
  const said = sentence.trim() === '' ? '' : words.said([...sentence.trim()].slice(0, MOST_SENTENCE).join(''))
  return [told, said].filter(Boolean).join(' ') || null
}
