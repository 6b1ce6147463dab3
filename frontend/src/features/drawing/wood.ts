/** The wood and the foliage of a drawn tree as a handful of lines and areas: 500 branches cost what ten do. */

import { CELL, type Crown, type Spot } from './crown'

export interface Line {
  width: number
  path: string
}

/** Thickest first. */
export function woodLines({ spots, bare }: Pick<Crown, 'spots' | 'bare'>): Line[] {
  const lines = new Map<number, string>()
  for (const { width, path } of [...bare, ...spots.flatMap(({ branch, slot }) => (slot ? branch : []))]) lines.set(width, (lines.get(width) ?? '') + path)
  return [...lines].map(([width, path]) => ({ width, path })).sort((one, other) => other.width - one.width)
}

/** The foliage behind the leaves. */
export function foliage(spots: readonly Spot[]): string {
  return spots.filter(({ slot }) => slot).map(({ x, y }) => disc(x, y, CELL * 1.1)).join('')
}

/** Wide at the ground, narrower where the boughs leave it. */
export function trunkArea({ foot, half }: Crown['trunk']): string {
  const wide = Math.max(half, CELL * 0.2)
  const points = [-wide * 1.9, foot, -wide, foot * 0.7, -wide * 0.9, foot * 0.3, -wide * 0.6, 0, wide * 0.6, 0, wide * 0.9, foot * 0.3, wide, foot * 0.7, wide * 1.9, foot].map(round)
  return `M${points[0]} ${points[1]}C${points.slice(2, 8).join(' ')}L${points[8]} ${points[9]}C${points.slice(10).join(' ')}Z`
}

/** All the way from a leaf to the ground. */
export function wayDown(at: ReadonlyMap<string, Spot>, id: string): string {
  let path = ''
  for (let spot = at.get(id); spot; spot = at.get(spot.parentId ?? '')) path += spot.branch.path + spot.under
  return path
}

export function disc(x: number, y: number, radius: number): string {
  return `M${round(x - radius)} ${round(y)}a${round(radius)} ${round(radius)} 0 1 0 ${round(2 * radius)} 0a${round(radius)} ${round(radius)} 0 1 0 ${round(-2 * radius)} 0Z`
}

export const round = (value: number) => Math.round(value * 10) / 10
