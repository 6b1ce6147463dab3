/** Days of a week, as plain dates: a day has no time zone. */

import { i18n } from '../../lib/i18n/i18n.svelte'
import type { MyWeekQuery } from '../../gen/graphql'

export type Step = MyWeekQuery['week']['steps'][number]

const DAY_MS = 86_400_000

const at = (day: string): number => Date.parse(`${day}T00:00:00Z`)

/** The day so many days later, as 2026-11-16. */
export function moved(day: string, days: number): string {
  return new Date(at(day) + days * DAY_MS).toISOString().slice(0, 10)
}

/** Today in Paris, wherever the phone thinks that it is. */
export function today(now = new Date()): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(now)
}

/** The days of a week that have begun, the last one first: it is the one that people write about. */
export function daysUntil(monday: string, last: string): string[] {
  return Array.from({ length: 7 }, (_, index) => moved(monday, index)).filter((day) => day <= last).reverse()
}

/** Steps by day, in the order of the days. */
export function byDay(steps: readonly Step[]): [string, Step[]][] {
  const found = new Map<string, Step[]>()
  for (const step of steps) found.set(step.day, [...(found.get(step.day) ?? []), step])
  return [...found].sort(([one], [other]) => (one < other ? -1 : 1))
}

/** "lundi 16 novembre". */
export function dayName(day: string): string {
  const locale = i18n.language === 'en' ? 'en-GB' : i18n.language
  return new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(at(day))
}

/** How long something took, as people say it: half hours, then whole ones. */
export const LENGTHS: readonly number[] = [0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 5, 6, 7, 8, 9, 10, 12]

/** A letter that the person's own program sends, or not. */
export function mailHref(subject: string, text: string): string {
  return `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text)}`
}
