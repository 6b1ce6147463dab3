/** Why something is suggested: the server gives data, here it becomes a sentence. */

import type { ReasonPartsFragment } from '../../gen/graphql'
import { formatEuros, formatKilometres } from '../../lib/i18n/format'
import { t } from '../../lib/i18n/i18n.svelte'
import type { IconName } from '../../ui/icons'

export type Reason = ReasonPartsFragment

export interface Because {
  icon: IconName
  text: string
}

/** What tells most comes first: the goal, what must be had, what one has already; the price at last. */
const TELLING: readonly Reason['kind'][] = ['GOAL', 'CONDITION', 'HAVE', 'NEAR', 'MISSING', 'OPENS', 'NEW', 'DISTANCE', 'DEMAND', 'COST']

/** At most that many sentences, with at most that many names each; skills of the same kind share one; what lacks its data says nothing. */
export function because(reasons: readonly Reason[], most: number, names = Infinity): Because[] {
  const kinds = TELLING.filter((kind) => reasons.some((reason) => reason.kind === kind))
  const sentences = kinds.flatMap((kind) => {
    const same = reasons.filter((reason) => reason.kind === kind)
    const named = [...new Set(same.flatMap(({ skill, occupation }) => skill?.label ?? occupation?.label ?? []))]
    const text = sentence(kind, named.slice(0, names).join(', '), same[0]?.amount ?? null)
    return text ? [{ icon: ICON[kind], text }] : []
  })
  return sentences.slice(0, most)
}

const ICON: Record<Reason['kind'], IconName> = {
  HAVE: 'check',
  NEAR: 'leaf',
  MISSING: 'plus',
  OPENS: 'next',
  NEW: 'leaf',
  GOAL: 'flag',
  DISTANCE: 'place',
  COST: 'info',
  DEMAND: 'hands',
  CONDITION: 'warning',
}

function sentence(kind: Reason['kind'], names: string, amount: number | null): string | null {
  const words = t().because
  switch (kind) {
    case 'HAVE':
      return names ? words.have(names) : null
    case 'NEAR':
      return names ? words.near(names) : null
    case 'MISSING':
      return names ? words.missing(names) : null
    case 'NEW':
      return names ? words.new(names) : null
    case 'OPENS':
      return names ? words.opens(names) : null
    case 'GOAL':
      return names ? words.goalFor(names) : words.goal
    case 'DISTANCE':
      if (amount === null) return null
      return amount < 1 ? words.veryNear : words.distance(formatKilometres(amount))
    case 'COST':
      if (amount === null) return null
      return amount === 0 ? words.free : words.cost(formatEuros(amount))
    case 'DEMAND':
      return words.demand(amount ?? 1)
    case 'CONDITION':
      return names ? words.condition(names) : null
  }
}
