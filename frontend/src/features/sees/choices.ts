/** What a choice of who sees means for the tree's rows. Plain functions. */

import type { Visibility, WhoSeesQuery } from '../../gen/graphql'

type Me = NonNullable<WhoSeesQuery['me']>
export type Leaf = Me['tree']['skills'][number]
export type Own = Me['visibility']
export type Picked = Visibility | 'FOLLOW'

export interface Row {
  leaf: Leaf
  depth: number
  /** The choice made for this very row; without one it follows. */
  own: Visibility | undefined
  /** What stands above it, by whose choice it goes where it has none: '' is the whole tree. */
  above: string
}

/** The leaves in drawing order, each below the one that it grows out of. A ring, which data may hold, loses nobody. */
export function rowsOf(leaves: readonly Leaf[], choices: Own): Row[] {
  const here = new Map(leaves.map((leaf) => [leaf.skill.id, leaf]))
  const own = new Map(choices.map((one) => [one.branch?.id ?? '', one.visibility]))
  const below = new Map<string, Leaf[]>()
  for (const leaf of leaves) {
    const parent = leaf.parentId && here.has(leaf.parentId) ? leaf.parentId : ''
    below.set(parent, [...(below.get(parent) ?? []), leaf])
  }
  const rows: Row[] = []
  const seen = new Set<string>()
  const walk = (parent: string, depth: number) => {
    for (const leaf of below.get(parent) ?? []) {
      if (seen.has(leaf.skill.id)) continue
      seen.add(leaf.skill.id)
      rows.push({ leaf, depth, own: own.get(leaf.skill.id), above: parent })
      walk(leaf.skill.id, depth + 1)
    }
  }
  walk('', 0)
  for (const leaf of leaves) if (!seen.has(leaf.skill.id)) rows.push({ leaf, depth: 0, own: own.get(leaf.skill.id), above: '' })
  return rows
}

/** What to send for a row: its own choice, and the end of those of all that stands below it. */
export function choicesFor(rows: readonly Row[], branch: string, picked: Picked): { branch: string; visibility: Visibility | null }[] {
  const start = rows.findIndex(({ leaf }) => leaf.skill.id === branch)
  const row = rows[start]
  if (!row) return []
  const sent: { branch: string; visibility: Visibility | null }[] = [{ branch, visibility: picked === 'FOLLOW' ? null : picked }]
  for (const other of rows.slice(start + 1)) {
    if (other.depth <= row.depth) break
    if (other.own) sent.push({ branch: other.leaf.skill.id, visibility: null })
  }
  return sent
}

/** The one choice that holds for all leaves; none where they differ. An empty tree has what was chosen for the whole. */
export function wholeOf(leaves: readonly Leaf[], choices: Own): Visibility | undefined {
  const whole = choices.find(({ branch }) => !branch)?.visibility ?? 'ONLY_ME'
  const all = new Set(leaves.map(({ visibility }) => visibility))
  if (all.size === 0) return whole
  return all.size === 1 ? [...all][0] : undefined
}

export const AGES = { RECRUITERS: 16, EVERYONE: 18 } as const

/** An age counts once the year of birth makes it certain, as on the server. */
export function isOld(birthYear: number | null | undefined, age: number, year = new Date().getFullYear()): boolean {
  return typeof birthYear === 'number' && year - birthYear - 1 >= age
}

/** Below 15 a parent has to agree; whoever gave no year is not asked. */
export function needsParent(birthYear: number | null | undefined, year = new Date().getFullYear()): boolean {
  return typeof birthYear === 'number' && !isOld(birthYear, 15, year)
}
