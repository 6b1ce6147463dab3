/**
 * Which names are written on a drawing, and where: as many as there is room for at this size, the same size on screen
 * however near one is. No name hides another; from near, none hides a leaf. Pure: places in, places out.
 */

import { CELL } from './crown'
import type { Frame, Point, Room, View } from './view'

export interface Tag<One> {
  of: One
  lines: string[]
  /** Where the first line stands, in units of the drawing: its middle, its start or its end. */
  x: number
  y: number
  anchor: 'middle' | 'start' | 'end'
}

export interface Writing {
  /** Letters as this phone draws them: the width of a text in pixels. */
  wrap: (text: string, width: number) => string[]
  width: (text: string) => number
  /** Pixels from line to line. */
  line: number
}

interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

/** Of a leaf, from its middle, in units of the drawing. */
const LEAF = { aside: CELL * 0.2, along: CELL * 0.32 }
/** Below that many pixels a leaf, names lie over leaves as on a map, only of what carries others, and further apart. */
const FAR_PX = 42
/** What carries fewer has no name from far. */
const FAR_SIZE = 3
const MOST_LINES = 3
/** Widths that a name is broken to, in the order in which they are tried. */
const ROOMS_PX = [100, 132, 76]
const SHORT_PX = 40
const GAP_PX = 3
const FAR_GAP_PX = 12

/** `spots` in the order in which their names matter. */
export function tags<One extends Point & { size: number }>(spots: readonly One[], name: (one: One) => string, view: View, frame: Frame, corner: Point, stage: Room, writing: Writing): Tag<One>[] {
  const each = frame.scale * view.zoom
  const far = CELL * each < FAR_PX
  const gap = far ? FAR_GAP_PX : GAP_PX
  const onScreen = (one: Point) => ({ x: (one.x - corner.x) * each + view.x, y: (one.y - corner.y) * each + view.y })
  const seen = spots.map((of) => ({ of, ...onScreen(of) })).filter(({ x, y }) => x > 0 && y > 0 && x < stage.width && y < stage.height)
  const [aside, along] = [LEAF.aside * each, LEAF.along * each]
  const leaves = far ? [] : seen.map(({ of, x, y }) => ({ of, left: x - aside, top: y - along, right: x + aside, bottom: y + along }))
  const written: Box[] = []
  const found: Tag<One>[] = []
  const free = (box: Box, of: One) =>
    box.left >= 0 && box.top >= 0 && box.right <= stage.width && box.bottom <= stage.height &&
    !written.some((other) => meet(box, other, gap)) && !leaves.some((leaf) => leaf.of !== of && meet(box, leaf, 0))
  const places = (x: number, y: number, width: number, height: number): Place[] => [
    { anchor: 'middle', at: x, left: x - width / 2, top: y + along },
    { anchor: 'middle', at: x, left: x - width / 2, top: y - along - height },
    { anchor: 'start', at: x + aside + GAP_PX, left: x + aside + GAP_PX, top: y - height / 2 },
    { anchor: 'end', at: x - aside - GAP_PX, left: x - aside - GAP_PX - width, top: y - height / 2 },
  ]

  for (const { of, x, y } of seen) {
    if (far && of.size < FAR_SIZE) continue
    const fitting = (width: number, height: number) => places(x, y, width, height).find(({ left, top }) => free({ left, top, right: left + width, bottom: top + height }, of))
    // Where not even a short word would fit, nothing is measured.
    if (!fitting(SHORT_PX, writing.line)) continue
    for (const room of ROOMS_PX) {
      const lines = writing.wrap(name(of), room)
      const height = lines.length * writing.line
      const width = Math.max(...lines.map(writing.width))
      const place = lines.length <= MOST_LINES ? fitting(width, height) : undefined
      if (!place) continue
      written.push({ left: place.left, top: place.top, right: place.left + width, bottom: place.top + height })
      found.push({ of, lines, anchor: place.anchor, x: (place.at - view.x) / each + corner.x, y: (place.top + writing.line * 0.78 - view.y) / each + corner.y })
      break
    }
  }
  return found
}

interface Place {
  anchor: Tag<unknown>['anchor']
  at: number
  left: number
  top: number
}

function meet(one: Box, other: Box, gap: number): boolean {
  return one.left < other.right + gap && other.left < one.right + gap && one.top < other.bottom + gap && other.top < one.bottom + gap
}
