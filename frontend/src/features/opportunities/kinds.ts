/** The kinds of opportunities, in four families that people recognise. */

import type { OpportunityKind } from '../../gen/graphql'

export const FAMILIES = {
  work: ['JOB', 'INCLUSION_JOB', 'APPRENTICESHIP', 'SERVICE_CIVIQUE', 'IMMERSION', 'PRE_HIRING_TRAINING', 'BUSINESS_CREATION'],
  learn: ['WORKSHOP', 'MENTORING'],
  neighbours: ['TALENT_LOAN', 'SHARED_RIDE', 'GROUP_PURCHASE'],
  town: ['VOLUNTEERING', 'CIVIC_DEBATE'],
} as const satisfies Record<string, readonly OpportunityKind[]>

export type Family = keyof typeof FAMILIES

export const FAMILY_NAMES = Object.keys(FAMILIES) as Family[]

/** What stands for a family in its button. */
export const FAMILY_MARK: Record<Family, OpportunityKind> = {
  work: 'JOB', learn: 'WORKSHOP', neighbours: 'TALENT_LOAN', town: 'VOLUNTEERING',
}

/** What a neighbour may post alone; the others need an organisation that answers for them. */
export const NEIGHBOUR_KINDS = ['TALENT_LOAN', 'SHARED_RIDE', 'GROUP_PURCHASE', 'CIVIC_DEBATE'] as const satisfies readonly OpportunityKind[]

/** Saying yes takes a seat at once; elsewhere somebody chooses among those who answer. */
export const FIRST_COME: ReadonlySet<OpportunityKind> = new Set(['WORKSHOP', 'GROUP_PURCHASE', 'CIVIC_DEBATE'])

export const ALL_KINDS: readonly OpportunityKind[] = FAMILY_NAMES.flatMap((family): readonly OpportunityKind[] => FAMILIES[family])

/** Kinds that give a wage or an allowance: "free" would say nothing about them. */
export const PAID_KINDS: ReadonlySet<OpportunityKind> = new Set(['JOB', 'INCLUSION_JOB', 'APPRENTICESHIP', 'SERVICE_CIVIQUE'])
