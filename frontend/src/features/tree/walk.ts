/** Walking the drawing by arrow keys: up and down along a side, out to what hangs from a branch, in towards the trunk. */

import type { Placed } from './layout'

export function walk(placed: readonly Placed[], from: Placed, key: string): Placed | undefined {
  const near = placed.filter((one) => one.side === from.side).sort((a, b) => b.y - a.y)
  const at = near.findIndex((one) => one.id === from.id)
  const outwards = from.side === 1 ? 'ArrowRight' : 'ArrowLeft'
  switch (key) {
    case 'ArrowUp':
      return near[at + 1]
    case 'ArrowDown':
      return near[at - 1]
    case 'Home':
      return near[0]
    case 'End':
      return near.at(-1)
    case 'ArrowLeft':
    case 'ArrowRight':
      if (key === outwards) return placed.find((one) => one.id === from.childIds[0])
      return placed.find((one) => one.id === from.parentId) ?? across(placed, from)
    default:
      return undefined
  }
}

/** From a main branch, over the trunk to the nearest leaf of the other side. */
function across(placed: readonly Placed[], from: Placed): Placed | undefined {
  return placed
    .filter((one) => one.side !== from.side)
    .sort((a, b) => Math.abs(a.y - from.y) - Math.abs(b.y - from.y))[0]
}
