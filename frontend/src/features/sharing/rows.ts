/** The leaves that a link shows, each below the one that it grows out of. Plain functions. */

import type { SharedTreeQuery } from '../../gen/graphql'

export type SharedLeaf = NonNullable<SharedTreeQuery['sharedTree']>['skills'][number]

export interface Row {
  leaf: SharedLeaf
  depth: number
}

export function rowsOf(leaves: readonly SharedLeaf[]): Row[] {
  const here = new Set(leaves.map(({ skill }) => skill.id))
  const below = new Map<string, SharedLeaf[]>()
  for (const leaf of leaves) {
    const parent = leaf.parentId && here.has(leaf.parentId) ? leaf.parentId : ''
    below.set(parent, [...(below.get(parent) ?? []), leaf])
  }
  const rows: Row[] = []
  const walk = (parent: string, depth: number) => {
    for (const leaf of below.get(parent) ?? []) {
      rows.push({ leaf, depth })
      walk(leaf.skill.id, depth + 1)
    }
  }
  walk('', 0)
  return rows
}
