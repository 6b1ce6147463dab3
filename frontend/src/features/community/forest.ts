/** The cells of a community tree as a forest: each skill once, heaviest first, whatever the server sends. */

import type { CommunityTreeQuery } from '../../gen/graphql'

type Found = NonNullable<CommunityTreeQuery['territory']['communityTree']>
export type Cell = Found['cells'][number]

export interface Twig {
  cell: Cell
  parent: Twig | null
  /** Heaviest first; of the same weight by id. */
  children: Twig[]
  /** How many ends it leads to, itself if it is one. */
  leaves: number
  /** How many skills, itself included. */
  size: number
}

/** Roots, heaviest first. A cell that comes twice counts once; a ring is cut and hangs from nothing. */
export function forest(cells: readonly Cell[]): Twig[] {
  const known = new Map<string, Twig>()
  for (const cell of cells) if (!known.has(cell.skill.id)) known.set(cell.skill.id, { cell, parent: null, children: [], leaves: 0, size: 0 })
  const roots: Twig[] = []
  for (const twig of known.values()) {
    const parent = known.get(twig.cell.parentId ?? '')
    if (!parent || reaches(parent, twig)) roots.push(twig)
    else {
      twig.parent = parent
      parent.children.push(twig)
    }
  }
  for (const root of roots) weigh(root)
  return roots.sort(heaviest)
}

function reaches(from: Twig, target: Twig): boolean {
  for (let at: Twig | null = from; at; at = at.parent) if (at === target) return true
  return false
}

function weigh(twig: Twig): void {
  for (const child of twig.children) weigh(child)
  twig.children.sort(heaviest)
  twig.leaves = twig.children.reduce((sum, child) => sum + child.leaves, 0) || 1
  twig.size = twig.children.reduce((sum, child) => sum + child.size, 1)
}

function heaviest(one: Twig, other: Twig): number {
  return other.leaves - one.leaves || other.size - one.size || (one.cell.skill.id < other.cell.skill.id ? -1 : 1)
}
