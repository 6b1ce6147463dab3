/** The language of the screens: one dictionary at a time, fetched when it is wanted. */

import type { FirstWords, RestWords, Words } from '../../app/words/fr'

export const LANGUAGES = ['fr', 'en'] as const
export type ScreenLanguage = (typeof LANGUAGES)[number]

const FIRST: Record<ScreenLanguage, () => Promise<{ default: FirstWords }>> = {
  fr: () => import('../../app/words/fr'),
  en: () => import('../../app/words/en'),
}

/** The words of the screens that nobody opens first: an old phone shows its tree without waiting for them. */
const REST: Record<ScreenLanguage, () => Promise<{ default: RestWords }>> = {
  fr: () => import('../../app/words/fr.rest'),
  en: () => import('../../app/words/en.rest'),
}

let words = $state.raw<Partial<Words> | undefined>()
let language = $state<ScreenLanguage>('fr')
let complete = false

/** The dictionary on screen: `t().tree.title`. Reactive: a text in a template changes with the language. */
export function t(): Words {
  if (!words) throw new Error('setLanguage() has not finished')
  // The router shows no other screen before allWords() has finished.
  return words as Words
}

export const i18n = {
  get language(): ScreenLanguage {
    return language
  },
}

export async function setLanguage(next: ScreenLanguage): Promise<void> {
  try {
    localStorage.setItem('language', next)
  } catch {
    // Storage may be forbidden; the choice then lasts as long as the page.
  }
  const [first, rest] = await Promise.all([FIRST[next](), complete ? REST[next]() : undefined])
  words = { ...first.default, ...rest?.default }
  language = next
  document.documentElement.lang = next
  document.documentElement.dir = 'ltr'
}

/** Awaited before any screen that is not a first one. */
export async function allWords(): Promise<void> {
  if (complete) return
  const wanted = language
  const rest = (await REST[wanted]()).default
  if (wanted !== language) return allWords()
  complete = true
  words = { ...words, ...rest }
}

/** What was chosen before, else what the browser asks for, else French. */
export function preferredLanguage(): ScreenLanguage {
  let chosen: string | null = null
  try {
    chosen = localStorage.getItem('language')
  } catch {
    // As above.
  }
  const wishes = [chosen, ...navigator.languages].map((tag) => tag?.slice(0, 2).toLowerCase())
  return LANGUAGES.find((known) => known === wishes[0]) ?? (wishes.map((wish) => LANGUAGES.find((known) => known === wish)).find(Boolean) ?? 'fr')
}
