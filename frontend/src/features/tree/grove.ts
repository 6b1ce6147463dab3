/** From the flat list of a tree's skills to what hangs from what. */

import type { LeafFragment } from '../../gen/graphql'

/** The trunk, and a leaf everywhere else. */
export type Twig = { id: string; leaf: LeafFragment | null }

export interface Grove {
  data: Twig
  /** 0 of the trunk. */
  depth: number
  parent: Grove | null
  /** In the order in which they came. */
  children: Grove[]
}

/** A parent that is not on the tree, or a ring of parents, is cut: every leaf is drawn once, whatever the server sent. */
export function buildGrove(leaves: readonly LeafFragment[]): Grove {
  const parents = new Map<string, string | null>(leaves.map((leaf) => [leaf.skill.id, leaf.parentId ?? null]))
  const trunk: Grove = { data: { id: 'trunk', leaf: null }, depth: 0, parent: null, children: [] }
  const twigs = new Map<string, Grove>(leaves.map((leaf) => [leaf.skill.id, { data: { id: leaf.skill.id, leaf }, depth: 0, parent: trunk, children: [] }]))
  for (const [id, twig] of twigs) {
    twig.parent = twigs.get(hangsFrom(id, parents) ?? '') ?? trunk
    twig.parent.children.push(twig)
  }
  for (const twig of all(trunk)) twig.depth = twig.parent ? twig.parent.depth + 1 : 0
  return trunk
}

/** It and all that hangs from it, each before what hangs from it. */
export function all(grove: Grove): Grove[] {
  return [grove, ...grove.children.flatMap(all)]
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
