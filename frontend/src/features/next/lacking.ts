/** What the way to a goal leaves out, by why: nobody teaches it, nobody teaches it that far, or the person's limits leave it out. */

import type { MyPathQuery } from '../../gen/graphql'

export type Lacking = MyPathQuery['path']['lacking'][number]

export interface Sorted {
  /** No module of the territory. */
  untaught: Lacking[]
  /** Modules begin it; the rest comes with practice. */
  practice: Lacking[]
  /** A module leads there, but it costs, or is not online. */
  limited: Lacking[]
}

export function sortLacking(lacking: readonly Lacking[]): Sorted {
  const sorted: Sorted = { untaught: [], practice: [], limited: [] }
  for (const one of lacking) {
    const levels = one.skill.taughtBy.flatMap(({ teaches }) => teaches.filter(({ skill }) => skill.id === one.skill.id).map(({ level }) => level))
    if (levels.length === 0) sorted.untaught.push(one)
    else if (Math.max(...levels) < one.level) sorted.practice.push(one)
    else sorted.limited.push(one)
  }
  return sorted
}
