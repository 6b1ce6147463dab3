/** What somebody could do next, as the home screen says it: what was begun comes before any idea. */

import type { HomeQuery, StepModuleFragment, StepOpportunityFragment, Travel } from '../../gen/graphql'
import { formatEuros, formatHours } from '../../lib/i18n/format'
import { t } from '../../lib/i18n/i18n.svelte'
import type { IconName } from '../../ui/icons'
import { because, type Because } from '../next/reasons'
import { crowKm } from '../opportunities/distance'
import { farWords, hoursWords, moneyWords, whenWords } from '../opportunities/facts'

type Person = NonNullable<HomeQuery['me']>
type Suggestion = HomeQuery['suggestions'][number]

export interface Fact {
  icon: IconName
  /** Spoken before the line; the picture says it on screen. */
  name: string
  text: string
}

export interface Step {
  id: string
  kind: 'RESUME' | 'MODULE' | 'OPPORTUNITY'
  title: string
  /** Of the title. */
  language: string
  icon: string | null | undefined
  /** A course, a workshop, a job. */
  what: string
  href: string
  why: Because[]
  facts: Fact[]
  progress?: { done: number; total: number }
}

/** More is no help to choose: the whole list has its own screen. */
export const IDEAS = 5
const REASONS = 2
/** Of skills in a reason: a longer sentence is not read. */
const NAMES = 2

/** Courses begun and not finished, the last begun first; then the ideas, best first. */
export function stepsFor(me: Person, suggestions: readonly Suggestion[]): Step[] {
  const begun = me.learning
    .filter(({ completedAt }) => !completedAt)
    .sort((one, other) => other.startedAt.localeCompare(one.startedAt))
    .map(({ module, blocksDone }): Step => ({ ...ofModule('RESUME', module, me), why: [], progress: { done: blocksDone, total: module.blocks.length } }))
  const ideas = suggestions
    .filter(({ subject }) => !begun.some(({ id }) => id === subject.id))
    .slice(0, IDEAS)
    .map(({ subject, reasons }): Step => {
      // Distance and price have their own lines.
      const why = because(reasons.filter(({ kind }) => kind !== 'DISTANCE' && kind !== 'COST'), REASONS, NAMES)
      return subject.__typename === 'Module' ? { ...ofModule('MODULE', subject, me), why } : { ...ofOpportunity(subject, me), why }
    })
  return [...begun.slice(0, 1), ...ideas]
}

function ofModule(kind: 'RESUME' | 'MODULE', module: StepModuleFragment, me: Person): Omit<Step, 'why'> {
  const facts = t().facts
  const place = () => farWords(crowKm(me.commune, module.commune), me.travel, module.commune?.name)
  const where = module.modality === 'ONLINE' ? facts.online : module.modality === 'ONSITE' ? place() : facts.mixed(place())
  return {
    id: module.id,
    kind,
    title: module.title,
    language: module.language.toLowerCase(),
    icon: module.icon,
    what: t().home.step.toLearn,
    href: `/module/${module.id}`,
    facts: inOrder({
      when: module.modality === 'ONLINE' ? facts.anytime : facts.whenOpen,
      where,
      hours: formatHours(module.hours),
      money: module.costEuros === 0 ? t().common.free : facts.money.costs(formatEuros(module.costEuros)),
      funding: module.funding,
    }),
  }
}

function ofOpportunity(one: StepOpportunityFragment, me: { travel: Travel }): Omit<Step, 'why'> {
  const facts = t().facts
  return {
    id: one.id,
    kind: 'OPPORTUNITY',
    title: one.title,
    language: one.language.toLowerCase(),
    icon: one.icon,
    what: facts.kinds[one.opportunityKind],
    href: `/pres-de-moi/${one.id}`,
    facts: inOrder({
      when: whenWords(one.startsOn, one.endsOn) ?? facts.whenOpen,
      where: farWords(one.distanceKm, me.travel, one.commune?.name),
      hours: hoursWords(one.hoursPerWeek, one.hoursTotal) ?? facts.hoursOpen,
      money: moneyWords({ kind: one.opportunityKind, pay: one.pay, costEuros: one.costEuros }).join('. '),
      funding: one.funding,
    }),
  }
}

const ICON = { when: 'calendar', where: 'place', hours: 'clock', money: 'money', funding: 'purse' } as const satisfies Record<string, IconName>

/** When, how far, how long, what it costs, who pays; what is not known is left out. */
function inOrder(said: Record<keyof typeof ICON, string | null | undefined>): Fact[] {
  const words = t().home.step
  return (Object.keys(ICON) as (keyof typeof ICON)[]).flatMap((name) => {
    const text = said[name]
    return text ? [{ icon: ICON[name], name: words[name], text }] : []
  })
}

/** The whole card as it is read aloud. */
export function spoken(step: Step): string {
  const words = t().home.step
  const why = step.why.length > 0 ? `${words.why} ${step.why.map(({ text }) => `${text}.`).join(' ')}` : ''
  return [`${step.what}. ${step.title}.`, why, ...step.facts.map(({ name, text }) => `${name}. ${text}.`)].filter(Boolean).join(' ')
}
