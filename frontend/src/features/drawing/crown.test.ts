import { describe, expect, it } from 'vitest'
import { CELL, crown, type Spot } from './crown'
import type { Cell } from '../community/cell'
import { lines } from '../community/lines'
import { leafAreas } from '../community/shapes'
import { beside, centredOn, frameOf, moved, pick, whole, zoomed } from './view'
import { wayDown, woodLines } from './wood'

function cell(id: string, parentId: string | null, part: Cell['part'] = 'LEAF', shade = 3): Cell {
  return { parentId, depth: 0, holders: 22, shade, part, mine: false, skill: { id, label: id } }
}

/** A seeded tree: a trunk, then branches of at most four, as communities grow them. */
function planted(count: number, trunk: number, seed = 7): Cell[] {
  let state = seed
  const random = () => (state = (state * 48271) % 2147483647) / 2147483647
  const cells: Cell[] = []
  const children = new Map<number, number>()
  for (let index = 0; index < count; index++) {
    if (index < trunk) {
      cells.push(cell(`s${index}`, index ? `s${index - 1}` : null, 'TRUNK', 5))
      continue
    }
    let at = Math.max(0, trunk - 1) + Math.floor(random() * (index - Math.max(0, trunk - 1)))
    while ((children.get(at) ?? 0) >= 4) at = (at + 1) % index
    children.set(at, (children.get(at) ?? 0) + 1)
    cells.push(cell(`s${index}`, index === 0 || random() < 0.04 ? null : `s${at}`, random() < 0.5 ? 'LEAF' : 'BRANCH', 1 + Math.floor(random() * 5)))
  }
  return cells
}

const apart = (one: Spot, other: Spot) => {
  const [a, b] = [one.slot, other.slot]
  if (!a || !b) return true
  const least = 1e-6
  return a.to <= b.from + least || b.to <= a.from + least || a.outer <= b.inner + least || b.outer <= a.inner + least
}

describe.each([[1, 0], [5, 1], [40, 3], [150, 0], [500, 8]])('the crown of %i skills on a trunk of %i', (count, trunk) => {
  const cells = planted(count, trunk)
  const drawn = crown(cells)
  const { spots, box } = drawn
  const at = new Map(spots.map((spot) => [spot.id, spot]))

  it('has each skill once', () => {
    expect(spots.map(({ id }) => id).sort()).toEqual(cells.map(({ skill }) => skill.id).sort())
  })

  it('gives sisters slots that do not overlap, and children room in that of their parent', () => {
    for (const spot of spots) {
      const sisters = spots.filter((one) => one.parentId === spot.parentId && one !== spot)
      for (const sister of sisters) expect(apart(spot, sister)).toBe(true)
      const parent = at.get(spot.parentId ?? '')?.slot
      if (!parent || !spot.slot) continue
      expect(spot.slot.from).toBeGreaterThanOrEqual(parent.from - 1e-9)
      expect(spot.slot.to).toBeLessThanOrEqual(parent.to + 1e-9)
      expect(spot.slot.inner).toBeGreaterThanOrEqual(parent.inner + CELL)
      expect(spot.slot.outer).toBeLessThanOrEqual(parent.outer)
    }
  })

  it('hides no leaf behind another', () => {
    const hidden = spots.flatMap((one, index) => spots.slice(index + 1).filter((other) => Math.hypot(one.x - other.x, one.y - other.y) < CELL * 0.8).map((other) => `${one.id} ${other.id}`))
    expect(hidden).toEqual([])
  })

  it('fits into its box', () => {
    for (const { x, y } of spots) {
      expect(x).toBeGreaterThan(box.x)
      expect(x).toBeLessThan(box.x + box.width)
      expect(y).toBeGreaterThan(box.y)
      expect(y).toBeLessThan(box.y + box.height)
    }
  })

  it('is the same for everybody, in whatever order the cells come', () => {
    expect(crown(cells)).toEqual(drawn)
    const other = crown([...cells].reverse())
    const places = (list: readonly Spot[]) => list.map(({ id, x, y }) => `${id} ${x} ${y}`).sort()
    expect(places(other.spots)).toEqual(places(spots))
  })

  it('is drawn by few elements', () => {
    expect(leafAreas(spots).length).toBeLessThanOrEqual(10)
    expect(woodLines(drawn).length).toBeLessThan(40)
  })
})

describe('the crown', () => {
  it('has the heaviest bough nearest the trunk, the next left and right of it in turn', () => {
    const heavy = ['a', 'b', 'c'].flatMap((id, index) => [cell(id, 'root', 'BRANCH'), ...Array.from({ length: 6 - 2 * index }, (_, leaf) => cell(`${id}${leaf}`, id))])
    const { spots } = crown([cell('root', null, 'TRUNK'), ...heavy])
    const angle = (id: string) => spots.find((spot) => spot.id === id)?.angle ?? NaN
    expect(Math.abs(angle('a'))).toBeLessThan(Math.min(Math.abs(angle('b')), Math.abs(angle('c'))))
    expect(Math.sign(angle('b'))).toBe(-Math.sign(angle('c')))
  })

  it('cuts rings, draws what came twice once, and puts on the trunk what hangs from nothing', () => {
    const { spots } = crown([cell('a', 'b'), cell('b', 'a'), cell('c', 'gone'), cell('c', null), cell('d', 'd')])
    expect(spots.map(({ id }) => id).sort()).toEqual(['a', 'b', 'c', 'd'])
  })

  it('leads from a leaf down to the ground', () => {
    const { spots } = crown([cell('a', null, 'TRUNK'), cell('b', 'a', 'BRANCH'), cell('c', 'b')])
    expect(wayDown(new Map(spots.map((spot) => [spot.id, spot])), 'c').match(/M/g)).toHaveLength(3)
  })
})

describe('the view', () => {
  const frame = frameOf({ width: 360, height: 480 }, { width: 3600, height: 2400 })
  const start = whole(frame)

  it('shows the whole tree first, standing on the ground', () => {
    expect(start).toEqual({ x: 0, y: 240, zoom: 1 })
  })

  it('keeps what is under the fingers there', () => {
    const near = zoomed(zoomed(start, 4, 180, 360, frame), 1.5, 200, 300, frame)
    const before = zoomed(start, 4, 180, 360, frame)
    expect((200 - near.x) / near.zoom).toBeCloseTo((200 - before.x) / before.zoom)
    expect((300 - near.y) / near.zoom).toBeCloseTo((300 - before.y) / before.zoom)
  })

  it('never goes further than the whole, nor nearer than it is of use, nor off the stage', () => {
    expect(zoomed(start, 0.01, 0, 0, frame)).toEqual(start)
    expect(zoomed(start, 1000, 180, 240, frame).zoom).toBe(frame.nearest)
    const away = moved(zoomed(start, 4, 180, 240, frame), 99_999, -99_999, frame)
    expect(away.x).toBeLessThanOrEqual(180)
    expect(away.y + frame.drawing.height * away.zoom).toBeGreaterThanOrEqual(240)
  })

  it('brings a leaf to the middle, and finds it there', () => {
    const { spots, box } = crown(planted(200, 4))
    const around = frameOf({ width: 360, height: 480 }, box)
    const wanted = spots[90] as Spot
    const view = centredOn(whole(around), wanted.x - box.x, wanted.y - box.y, around)
    const each = around.scale * view.zoom
    expect(pick(spots, (180 - view.x) / each + box.x, (240 - view.y) / each + box.y, CELL / 2)?.id).toBe(wanted.id)
  })

  it('walks by arrows to a skill that way', () => {
    const { spots } = crown(planted(60, 3))
    for (const [key, sign] of [['ArrowUp', -1], ['ArrowDown', 1]] as const) {
      for (const spot of spots) {
        const next = beside(spots, spot, key)
        if (next) expect(Math.sign(next.y - spot.y)).toBe(sign)
      }
    }
    expect(beside(spots, spots[0] as Spot, 'x')).toBeUndefined()
  })
})

describe('the name on a leaf', () => {
  it('is broken into lines that fit, and loses nothing but its end', () => {
    expect(lines('lire un plan de ville')).toEqual(['lire un', 'plan de', 'ville'])
    const long = lines('anticonstitutionnellement et encore beaucoup de mots qui suivent sans fin')
    expect(long).toHaveLength(4)
    expect(long.at(-1)).toMatch(/…$/)
    for (const line of long) expect(line.length).toBeLessThanOrEqual(13)
  })
})
