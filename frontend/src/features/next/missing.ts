/** Why skills of the goal are out of reach, put together so that each reason is told once. */

import type { MyPathQuery, PathObstacle } from '../../gen/graphql'

export type Missing = MyPathQuery['path']['missing'][number]

export interface Sorted {
  /** No module of the territory: the skill that is the cause, and what it is needed for. */
  untaught: Missing[]
  /** Modules begin it; the rest comes with practice. */
  practice: Missing[]
  /** One's own limits leave out who teaches it. */
  limited: Missing[]
  /** Which limits these are. */
  limits: PathObstacle[]
}

const LIMITS: readonly PathObstacle[] = ['COST', 'BUDGET', 'PLACE', 'LANGUAGE', 'DATES', 'SEATS']

export function sortMissing(missing: readonly Missing[]): Sorted {
  const sorted: Sorted = { untaught: [], practice: [], limited: [], limits: [] }
  for (const one of missing) {
    if (one.obstacles.some((each) => LIMITS.includes(each))) sorted.limited.push(one)
    else if (one.obstacles.includes('NOT_THAT_FAR')) sorted.practice.push(one)
    else sorted.untaught.push(one)
  }
  sorted.limits = LIMITS.filter((limit) => sorted.limited.some(({ obstacles }) => obstacles.includes(limit)))
  for (const kind of ['untaught', 'practice', 'limited'] as const) sorted[kind] = once(sorted[kind])
  return sorted
}

/** A skill that stands in the way of several is told once. */
function once(list: readonly Missing[]): Missing[] {
  return list.filter((one, at) => list.findIndex(({ skill, level }) => skill.id === one.skill.id && level === one.level) === at)
}
