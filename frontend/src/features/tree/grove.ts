/** From the flat list of a tree's skills to what hangs from what. */

import { stratify, type HierarchyNode } from 'd3-hierarchy'
import type { LeafFragment } from '../../gen/graphql'

/** The trunk, and a leaf everywhere else. */
export type Twig = { id: string; parentId: string | null; leaf: LeafFragment | null }

export type Grove = HierarchyNode<Twig>

const TRUNK = 'trunk'

/** A parent that is not on the tree, or a ring of parents, is cut: every leaf is drawn once, whatever the server sent. */
export function buildGrove(leaves: readonly LeafFragment[]): Grove {
  const parents = new Map<string, string | null>(leaves.map((leaf) => [leaf.skill.id, leaf.parentId ?? null]))
  const twigs: Twig[] = [...new Map(leaves.map((leaf) => [leaf.skill.id, leaf])).values()].map((leaf) => ({
    id: leaf.skill.id,
    parentId: hangsFrom(leaf.skill.id, parents),
    leaf,
  }))
  return stratify<Twig>()
    .id((twig) => twig.id)
    .parentId((twig) => (twig.id === TRUNK ? null : (twig.parentId ?? TRUNK)))([{ id: TRUNK, parentId: null, leaf: null }, ...twigs])
}

function hangsFrom(id: string, parents: Map<string, string | null>): string | null {
  const parent = parents.get(id) ?? null
  if (parent === null || !parents.has(parent)) return null
  // The smallest id of a ring becomes a branch of the trunk; the others keep hanging from it.
  const seen = new Set<string>([id])
  for (let at: string | null = parent; at !== null; at = parents.get(at) ?? null) {
    if (at === id) return [...seen].sort()[0] === id ? null : parent
    if (seen.has(at)) return parent
    seen.add(at)
  }
  return parent
}
