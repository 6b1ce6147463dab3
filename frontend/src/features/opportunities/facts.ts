/** How far, when, how long, what it pays or costs: as sentences. */

import type { OpportunityKind, ResponseStatus, Travel } from '../../gen/graphql'
import { formatDate, formatEuros, formatHours, formatKilometres, formatNumber } from '../../lib/i18n/format'
import { t } from '../../lib/i18n/i18n.svelte'
import { howFar } from './distance'
import { FIRST_COME, PAID_KINDS } from './kinds'

type Maybe<Value> = Value | null | undefined

export function farWords(km: Maybe<number>, travel: Travel, place: Maybe<string>): string {
  const words = t().facts.far
  if (km === null || km === undefined) return place ?? words.unknown
  const far = howFar(km, travel)
  if (far.kind === 'here') return place ? words.here(place) : words.veryNear
  const where = place ? `${place}, ` : ''
  return where + words.trip(formatKilometres(far.km).replaceAll(' ', '\u00a0'), words[far.mode](formatHours(far.minutes / 60).replaceAll(' ', '\u00a0')))
}

/** What became of my answer: where the first who come have the seats, a yes is a seat. */
export function answeredWords(kind: OpportunityKind, status: ResponseStatus): string {
  const words = t().opportunities
  return status === 'ACCEPTED' && FIRST_COME.has(kind) ? words.seatTaken : words.answered[status]
}

export function whenWords(startsOn: Maybe<string>, endsOn: Maybe<string>): string | null {
  const words = t().facts.when
  if (startsOn && endsOn) return startsOn === endsOn ? words.on(formatDate(startsOn)) : words.between(formatDate(startsOn), formatDate(endsOn))
  if (startsOn) return words.from(formatDate(startsOn))
  return endsOn ? words.until(formatDate(endsOn)) : null
}

export function hoursWords(perWeek: Maybe<number>, total: Maybe<number>): string | null {
  const words = t().facts.hours
  const parts = [perWeek ? words.week(formatNumber(perWeek, 1)) : '', total ? words.total(formatHours(total)) : '']
  return parts.filter(Boolean).join(', ') || null
}

export interface Money {
  kind: OpportunityKind
  pay?: Maybe<string>
  costEuros: number
}

/** One sentence a fact: what it pays, what it costs. */
export function moneyWords({ kind, pay, costEuros }: Money): string[] {
  const words = t().facts.money
  const lines: string[] = []
  if (pay) lines.push(pay)
  if (costEuros > 0) lines.push(words.costs(formatEuros(costEuros)))
  else if (!PAID_KINDS.has(kind)) lines.push(t().common.free)
  return lines
}
