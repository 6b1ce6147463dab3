/** Leaves of one colour are one path, so that 500 of them cost what ten do. */

import { CELL, type Spot } from '../drawing/crown'
import { disc, round } from '../drawing/wood'
import type { Cell } from './cell'

export interface Area {
  shade: number
  mine: boolean
  path: string
}

export function leafAreas(spots: readonly Spot<Cell>[]): Area[] {
  const areas = new Map<string, Area>()
  for (const spot of spots) {
    const { shade, mine } = spot.cell
    const key = `${shade}${mine}`
    const area = areas.get(key) ?? { shade, mine, path: '' }
    area.path += spot.cell.part === 'LEAF' ? leaf(spot) : disc(spot.x, spot.y, CELL * 0.42)
    areas.set(key, area)
  }
  return [...areas.values()].sort((one, other) => Number(one.mine) - Number(other.mine) || one.shade - other.shade)
}

function leaf({ x, y, angle }: Spot<Cell>): string {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const point = (dx: number, dy: number) => `${round(x + CELL * (dx * cos - dy * sin))} ${round(y + CELL * (dx * sin + dy * cos))}`
  return `M${point(0, -0.55)}C${point(0.2, -0.42)} ${point(0.43, -0.26)} ${point(0.43, 0.02)}C${point(0.43, 0.28)} ${point(0.24, 0.44)} ${point(0, 0.44)}C${point(-0.24, 0.44)} ${point(-0.43, 0.28)} ${point(-0.43, 0.02)}C${point(-0.43, -0.26)} ${point(-0.2, -0.42)} ${point(0, -0.55)}Z`
}
