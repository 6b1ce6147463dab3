/** What an opportunity asks for against a person's tree. */

export interface Wanted {
  level: number
  skill: { id: string; label: string; kind?: string | undefined }
}

export interface Held extends Wanted {
  dormant: boolean
  validUntil?: string | null | undefined
}

export type Near = Wanted & { why: 'level' | 'expired' | 'dormant'; held: number }

export interface Fit {
  have: Wanted[]
  near: Near[]
  lack: Wanted[]
}

/** `today` is a day as the server writes it, 2026-11-22. */
export function fit(requires: readonly Wanted[], tree: readonly Held[], today: string): Fit {
  const held = new Map(tree.map((leaf) => [leaf.skill.id, leaf]))
  const result: Fit = { have: [], near: [], lack: [] }
  for (const wanted of requires) {
    const leaf = held.get(wanted.skill.id)
    if (!leaf) result.lack.push(wanted)
    else if (leaf.validUntil && leaf.validUntil < today) result.near.push({ ...wanted, why: 'expired', held: leaf.level })
    else if (leaf.level < wanted.level) result.near.push({ ...wanted, why: 'level', held: leaf.level })
    else if (leaf.dormant) result.near.push({ ...wanted, why: 'dormant', held: leaf.level })
    else result.have.push(wanted)
  }
  return result
}
