/** Whose tree can be asked for: only groups that exist for this person and in this territory. */

import type { CommunityGroupInput, CommunityGroupsQuery } from '../../gen/graphql'

export type Kind = 'all' | 'commune' | 'course' | 'occupation' | 'organisation'

export interface Named {
  id: string
  label: string
}

export interface Groups {
  commune: Named | null
  goal: Named | null
  courses: Named[]
  organisations: Named[]
}

export function groupsOf(data: CommunityGroupsQuery): Groups {
  const courses = data.searchCourses.edges.map(({ node }) => node)
  const organisations = new Map(courses.map(({ organisation }) => [organisation.id, { id: organisation.id, label: organisation.name }]))
  const commune = data.me?.commune
  const byLabel = (one: Named, other: Named) => one.label.localeCompare(other.label)
  return {
    commune: commune ? { id: commune.insee, label: commune.name } : null,
    goal: data.me?.goal?.occupation ?? null,
    courses: courses.map(({ id, title }) => ({ id, label: title })).sort(byLabel),
    organisations: [...organisations.values()].sort(byLabel),
  }
}

/** What is asked of the server; undefined while it is not chosen yet. */
export function asked(kind: Kind, id: string | undefined): CommunityGroupInput | null | undefined {
  if (kind === 'all') return null
  if (!id) return undefined
  if (kind === 'commune') return { commune: id }
  if (kind === 'course') return { course: id }
  return kind === 'occupation' ? { occupation: id } : { organisation: id }
}
