/** The leaves of a large tree: those that look alike are one path, so that 500 of them cost what ten do. */

import type { LeafFragment, Standing } from '../../gen/graphql'
import type { Spot } from '../drawing/crown'
import { round } from '../drawing/wood'

export interface Look {
  standing: Standing
  dormant: boolean
  blade: string
  /** Veins, or ticks where somebody confirmed. */
  sign: string
}

/** Units of the drawing for one of LeafShape's, by level. */
export const sizeOf = (leaf: LeafFragment) => 1.8 * (0.74 + leaf.level * 0.09)
/** From a leaf's foot to its middle, in LeafShape's units. */
export const MIDDLE = 12.5

/** In LeafShape's own units: the same leaf as in a small tree, turned outwards. */
export function looks(spots: readonly Spot<LeafFragment>[]): Look[] {
  const found = new Map<string, Look>()
  for (const spot of spots) {
    const { standing, dormant } = spot.cell
    const key = `${standing}${dormant}`
    const look = found.get(key) ?? { standing, dormant, blade: '', sign: '' }
    const size = sizeOf(spot.cell)
    const [cos, sin] = [Math.cos(spot.angle) * size, Math.sin(spot.angle) * size]
    const at = (x: number, y: number) => `${round(spot.x + x * cos - (y + MIDDLE) * sin)} ${round(spot.y + x * sin + (y + MIDDLE) * cos)}`
    look.blade += `M${at(0, 2)}C${at(-10, -3)} ${at(-12, -16)} ${at(0, -27)}C${at(12, -16)} ${at(10, -3)} ${at(0, 2)}Z`
    // A tick stays upright.
    if (standing === 'CONFIRMED') look.sign += `M${round(spot.x - 4.8 * size)} ${round(spot.y)}l${round(3.4 * size)} ${round(3.6 * size)}l${round(6.2 * size)} ${round(-7.2 * size)}`
    else look.sign += `M${at(0, 0)}L${at(0, -17)}`
    found.set(key, look)
  }
  return [...found.values()]
}
