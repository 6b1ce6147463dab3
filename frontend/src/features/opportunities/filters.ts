/** What the list is narrowed to, kept in the address so that "back" finds it again. */

import type { OpportunityKind } from '../../gen/graphql'
import { FAMILIES, FAMILY_NAMES, type Family } from './kinds'

export interface Filters {
  text: string
  family: Family | null
  /** Of the family; none means all of it. */
  kinds: OpportunityKind[]
}

export const NO_FILTERS: Filters = { text: '', family: null, kinds: [] }

export function readFilters(search: string): Filters {
  const asked = new URLSearchParams(search)
  const family = FAMILY_NAMES.find((name) => name === asked.get('genre')) ?? null
  const known: readonly OpportunityKind[] = family ? FAMILIES[family] : []
  const wanted = (asked.get('plus') ?? '').split(',')
  return { text: (asked.get('mots') ?? '').slice(0, 100), family, kinds: known.filter((kind) => wanted.includes(kind)) }
}

export function writeFilters(filters: Filters): string {
  const asked = new URLSearchParams()
  if (filters.text.trim()) asked.set('mots', filters.text.trim())
  if (filters.family) asked.set('genre', filters.family)
  if (filters.kinds.length > 0) asked.set('plus', filters.kinds.join(','))
  const text = asked.toString()
  return text ? `?${text}` : ''
}

/** The kinds to ask the server for; undefined is every kind. */
export function askedKinds(filters: Filters): OpportunityKind[] | undefined {
  if (!filters.family) return undefined
  return filters.kinds.length > 0 ? filters.kinds : [...FAMILIES[filters.family]]
}

export function toggleFamily(filters: Filters, family: Family): Filters {
  return { ...filters, family: filters.family === family ? null : family, kinds: [] }
}

export function toggleKind(filters: Filters, kind: OpportunityKind): Filters {
  const kinds = filters.kinds.includes(kind) ? filters.kinds.filter((one) => one !== kind) : [...filters.kinds, kind]
  return { ...filters, kinds }
}
