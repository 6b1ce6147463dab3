/** Where the leaves of the small tree stand: pairs along the trunk from below, the newest alone at the top. */

export interface Spot<Leaf> {
  at: number
  leaf: Leaf
  x: number
  y: number
  /** Degrees from upright. */
  tilt: number
}

/** More would hide each other at this size. */
export const MOST = 9
const LOWEST = -42
const TOP = -118
const WIDEST = 54

/** `leaves` oldest first. */
export function crown<Leaf>(leaves: readonly Leaf[]): Spot<Leaf>[] {
  const shown = leaves.slice(-MOST)
  const pairs = Math.ceil((shown.length - 1) / 2)
  return shown.map((leaf, at) => {
    if (at === shown.length - 1) return { at, leaf, x: 0, y: TOP, tilt: 0 }
    const side = at % 2 === 0 ? -1 : 1
    /** 0 at the lowest pair, towards 1 at the top. */
    const height = Math.floor(at / 2) / Math.max(1, pairs)
    return {
      at,
      leaf,
      x: Math.round(side * WIDEST * (1 - 0.55 * height)),
      y: Math.round(LOWEST + (TOP - LOWEST) * height - (side === 1 ? 9 : 0)),
      tilt: Math.round(side * (68 - 34 * height)),
    }
  })
}
