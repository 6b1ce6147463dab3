/** What is proposed and what was kept of it: from a text, from pictures, and from what goes with either. */

import type { ActivitiesQuery, ReadExperienceQuery, ToldFragment } from '../../gen/graphql'

export interface Proposal {
  skill: ToldFragment
  /** A drawing, where an everyday doing has one. */
  picture: string | null
  /** The person's own words; empty for what they touched or what goes with it. */
  seen: string
  near: readonly ToldFragment[]
}

/** More would not be gone through with care. */
export const MOST_KEPT = 8

export const fromReading = ({ skills }: ReadExperienceQuery['readExperience']): Proposal[] =>
  skills.map(({ skill, picture, seen, near }) => ({ skill, picture, seen, near }))

/** The skills of touched pictures, each once, in the order of touching. */
export function fromPictures(activities: readonly ActivitiesQuery['activities'][number][]): Proposal[] {
  const found = new Map<string, Proposal>()
  for (const { picture, skills } of activities) {
    for (const { id, label } of skills) {
      if (!found.has(id)) found.set(id, { skill: { id, label, kind: 'SKILL' }, picture, seen: '', near: [] })
    }
  }
  return [...found.values()]
}

/** What goes with what is proposed and is not proposed itself; taking it makes it a proposal of its own. */
export function beside(proposals: readonly Proposal[], kept: ReadonlySet<string>): ToldFragment[] {
  const known = new Set(proposals.map(({ skill }) => skill.id))
  const near = proposals.filter(({ skill }) => kept.has(skill.id)).flatMap((proposal) => proposal.near)
  return [...new Map(near.filter(({ id }) => !known.has(id)).map((skill) => [skill.id, skill])).values()].slice(0, 6)
}
