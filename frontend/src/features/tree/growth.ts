/** What grew since this person last saw their tree on this phone. Kept as the tree itself is: sealed behind a PIN, gone at sign-out. */

import type { LeafFragment } from '../../gen/graphql'
import { readCache, writeCache } from '../../offline/cache'

/** A leaf that was not there, or one that says more than it did. */
export type Growth = 'fresh' | 'more'
export type Grown = ReadonlyMap<string, Growth>

/** By leaf: level, how it stands, whether it sleeps. */
type Seen = Record<string, [level: number, standing: number, dormant: boolean]>

const STANDINGS = ['CLAIMED', 'LEARNT', 'CONFIRMED'] as const

const see = (leaves: readonly LeafFragment[]): Seen => Object.fromEntries(leaves.map(({ skill, level, standing, dormant }) => [skill.id, [level, STANDINGS.indexOf(standing), dormant]]))

/** Nothing on the first visit from a phone: everything is new there, so nothing is. */
export function compare(before: Seen | undefined, leaves: readonly LeafFragment[]): Grown {
  const grown = new Map<string, Growth>()
  if (!before) return grown
  for (const [id, [level, standing, dormant]] of Object.entries(see(leaves))) {
    const was = before[id]
    if (!was) grown.set(id, 'fresh')
    else if (level > was[0] || standing > was[1] || (was[2] && !dormant)) grown.set(id, 'more')
  }
  return grown
}

/** Remembers what is seen now, and tells what is new in it. */
export async function growth(profile: string, leaves: readonly LeafFragment[]): Promise<Grown> {
  const before = await readCache<Seen>(profile, 'seen-leaves')
  await writeCache(profile, 'seen-leaves', see(leaves))
  return compare(before?.data, leaves)
}
