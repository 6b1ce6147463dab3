/** The language of the screens: one dictionary at a time, fetched as its own chunk. */

import type { Words } from '../../app/words/fr'

export const LANGUAGES = ['fr', 'en'] as const
export type ScreenLanguage = (typeof LANGUAGES)[number]

const DICTIONARIES: Record<ScreenLanguage, () => Promise<{ default: Words }>> = {
  fr: () => import('../../app/words/fr'),
  en: () => import('../../app/words/en'),
}

let words = $state.raw<Words | undefined>()
let language = $state<ScreenLanguage>('fr')

/** The dictionary on screen: `t().tree.title`. Reactive: a text in a template changes with the language. */
export function t(): Words {
  if (!words) throw new Error('setLanguage() has not finished')
  return words
}

export const i18n = {
  get language(): ScreenLanguage {
    return language
  },
}

export async function setLanguage(next: ScreenLanguage): Promise<void> {
  words = (await DICTIONARIES[next]()).default
  language = next
  document.documentElement.lang = next
  document.documentElement.dir = 'ltr'
  try {
    localStorage.setItem('language', next)
  } catch {
    // Storage may be forbidden; the choice then lasts as long as the page.
  }
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
