import { describe, expect, it } from 'vitest'
import { leaf } from '../../test/fakes'
import { wrap } from '../tree/wrap'
import { CELL, crown } from './crown'
import { tags } from './labels'
import { centredOn, frameOf, whole, zoomed } from './view'

const STAGE = { width: 344, height: 400 }
const width = (text: string) => text.length * 7
const writing = { wrap: (text: string, room: number) => wrap(text, room, width), width, line: 15 }
const NAMES = ['cuisiner', 'réparer un vélo', 'tenir la caisse d’un commerce', 'anticonstitutionnellement bien écrire']

/** A seeded tree of leaves: some hang from another, as on real trees. */
function grown(count: number) {
  let state = 11
  const random = () => (state = (state * 48271) % 2147483647) / 2147483647
  return Array.from({ length: count }, (_, index) => leaf(`s${index}`, index > 4 && random() < 0.6 ? `s${Math.floor(random() * index)}` : null, NAMES[index % NAMES.length]))
}

function written(count: number, zoom: number, at?: number) {
  const drawn = crown(grown(count))
  const frame = frameOf(STAGE, drawn.box)
  const spot = drawn.spots[at ?? 0]
  const near = zoomed(whole(frame), zoom, STAGE.width / 2, STAGE.height / 2, frame)
  const view = at !== undefined && spot ? centredOn(near, spot.x - drawn.box.x, spot.y - drawn.box.y, frame) : near
  const each = frame.scale * view.zoom
  const found = tags(drawn.spots, ({ cell }) => cell.skill.label, view, frame, drawn.box, STAGE, writing)
  /** As it is on screen, in pixels. */
  const boxes = found.map((tag) => {
    const wide = Math.max(...tag.lines.map(width))
    const x = (tag.x - drawn.box.x) * each + view.x
    const top = (tag.y - drawn.box.y) * each + view.y - 15 * 0.78
    const left = tag.anchor === 'middle' ? x - wide / 2 : tag.anchor === 'start' ? x : x - wide
    return { id: tag.of.id, left, top, right: left + wide, bottom: top + 15 * tag.lines.length }
  })
  const leaves = drawn.spots.map(({ id, x, y }) => ({ id, x: (x - drawn.box.x) * each + view.x, y: (y - drawn.box.y) * each + view.y }))
  return { boxes, leaves, cell: CELL * each, spots: drawn.spots, found }
}

const sizes = [5, 17, 40, 150, 500]
const zooms = [1, 1.6, 2.56, 4.1, 8, 100]

describe.each(sizes)('the names of %i leaves', (count) => {
  it.each(zooms)('never hide each other, nor leave the stage, %s times nearer', (zoom) => {
    const { boxes } = written(count, zoom)
    boxes.forEach((one, index) => {
      expect(one.left).toBeGreaterThanOrEqual(-0.001)
      expect(one.right).toBeLessThanOrEqual(STAGE.width + 0.001)
      expect(one.top).toBeGreaterThanOrEqual(-0.001)
      expect(one.bottom).toBeLessThanOrEqual(STAGE.height + 0.001)
      for (const other of boxes.slice(index + 1)) {
        const apart = one.right <= other.left || other.right <= one.left || one.bottom <= other.top || other.bottom <= one.top
        expect(apart, `${one.id} over ${other.id}`).toBe(true)
      }
    })
  })

  it('tell some of them from far, and every leaf on screen from near', () => {
    expect(written(count, 1).boxes.length).toBeGreaterThan(0)
    const { boxes, leaves, cell } = written(count, 100, count >> 1)
    expect(cell).toBeGreaterThan(150)
    const margin = cell * 0.8
    const inside = leaves.filter(({ x, y }) => x > margin && y > margin && x < STAGE.width - margin && y < STAGE.height - margin)
    expect(inside.filter(({ id }) => !boxes.some((box) => box.id === id))).toEqual([])
  })
})

describe('the names', () => {
  it('hide no leaf once leaves are as large as a finger', () => {
    const { boxes, leaves, cell } = written(150, 4.1)
    expect(cell).toBeGreaterThan(42)
    for (const box of boxes) {
      const hidden = leaves.filter(({ id, x, y }) => id !== box.id && x > box.left && x < box.right && y > box.top && y < box.bottom)
      expect(hidden).toEqual([])
    }
  })

  it('are more from nearer, for the same part of the tree', () => {
    const far = written(60, 1)
    const near = written(60, 2)
    const shown = near.leaves.filter(({ x, y }) => x > 0 && y > 0 && x < STAGE.width && y < STAGE.height).length
    expect(near.boxes.length / shown).toBeGreaterThan(far.boxes.length / 60)
  })

  it('go to what comes first where there is room for one only', () => {
    const [first, second] = [{ x: -30, y: 0, size: 1, id: 'onlyonefitshere' }, { x: 30, y: 0, size: 1, id: 'theothersecond' }]
    const stage = { width: 220, height: 85 }
    const frame = { stage, drawing: stage, scale: 1, nearest: 2 }
    const named = (spots: (typeof first)[]) => tags(spots, ({ id }) => id, { x: 0, y: 0, zoom: 1 }, frame, { x: -110, y: -30 }, stage, writing).map(({ of }) => of.id)
    expect(named([first, second])).toEqual([first.id])
    expect(named([second, first])).toEqual([second.id])
  })
})
