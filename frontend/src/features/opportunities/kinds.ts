/** The kinds of opportunities: four families that people recognise, and a drawing for each (24 x 24 strokes, as `ui/icons`). */

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

export const KIND_PATHS: Record<OpportunityKind, string> = {
  JOB: 'M4 8h16v11H4V8ZM9 8V5h6v3M4 13h16',
  INCLUSION_JOB: 'M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM3.5 19c.5-3 2.7-4.5 5.5-4.5s5 1.5 5.5 4.5M16.5 11.5a2.5 2.5 0 1 0 0-5M17 14.5c2 .3 3.2 1.8 3.5 4.5',
  APPRENTICESHIP: 'M2.5 9.5L12 5l9.5 4.5L12 14 2.5 9.5ZM6.5 11.5V16c3 2.5 8 2.5 11 0v-4.5',
  SERVICE_CIVIQUE: 'M12 3l2.6 5.4 5.9.8-4.3 4.1 1 5.9L12 16.4l-5.2 2.8 1-5.9L3.5 9.2l5.9-.8L12 3Z',
  IMMERSION: 'M5 4h10v4M5 4v16h10v-4M11 12h10M18.5 9.5L21 12l-2.5 2.5',
  PRE_HIRING_TRAINING: 'M4 4h16v11H4V4ZM12 15v5M8 20h8M8 8h8M8 11h5',
  BUSINESS_CREATION: 'M4 10v10h16V10M3 10l2-6h14l2 6H3ZM10 20v-6h4v6',
  WORKSHOP: 'M13 7l4 4M4 20l9-9M11 5l4-2 6 6-2 4-8-8Z',
  MENTORING: 'M4 5h11v8H9l-3 3v-3H4V5ZM18 9h2.5v8H19v2.5L16.5 17H11v-1.5',
  TALENT_LOAN: 'M3 12l4-4 4 1 2-1 4 1 4 3M7 8v9l4 3 3-1 4-3 3-4M11 9l-2 4 2 1 3-3 4 4',
  SHARED_RIDE: 'M4 16v-4l2-5h12l2 5v4H4ZM4 12h16M7 16v2.5M17 16v2.5',
  GROUP_PURCHASE: 'M4 9h16l-2 10H6L4 9ZM8.5 9l3-5M15.5 9l-3-5M10 13v3M14 13v3',
  VOLUNTEERING: 'M12 20C5 15 3 11.5 3.5 8.5 4.3 4.5 9.5 4 12 8c2.5-4 7.7-3.5 8.5.5.5 3-1.5 6.5-8.5 11.5Z',
  CIVIC_DEBATE: 'M4 10v4h3l9 5V5l-9 5H4ZM19 9.5a4 4 0 0 1 0 5M8 14l1.5 5',
}
