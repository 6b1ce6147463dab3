/** Which part of the drawing is seen, and how near. Pure: nothing of it looks at a leaf. */

/** Anything that is at a place of the drawing. */
export interface Point {
  x: number
  y: number
}

/** Where the drawing's corner is on the stage, in pixels, and how many times it is larger than when seen whole. */
export interface View {
  x: number
  y: number
  zoom: number
}

export interface Room {
  width: number
  height: number
}

/** `scale`: pixels a unit of the drawing when it is seen whole. */
export interface Frame {
  stage: Room
  drawing: Room
  scale: number
  nearest: number
}

/** Names can be read from here on. */
export const READABLE = 0.8
const NEAREST = 1.9

export function frameOf(stage: Room, box: Room, nearest: number = NEAREST): Frame {
  const scale = Math.min(stage.width / box.width, stage.height / box.height, 1.2)
  return { stage, drawing: { width: box.width * scale, height: box.height * scale }, scale, nearest: Math.max(1.5, nearest / scale) }
}

/** The whole tree, standing on the ground of the stage. */
export function whole({ stage, drawing }: Frame): View {
  return { x: (stage.width - drawing.width) / 2, y: stage.height - drawing.height, zoom: 1 }
}

/** Nearer by `factor`; what is at that point of the stage stays there. */
export function zoomed(view: View, factor: number, x: number, y: number, frame: Frame): View {
  const zoom = Math.min(frame.nearest, Math.max(1, view.zoom * factor))
  const by = zoom / view.zoom
  return held({ x: x - (x - view.x) * by, y: y - (y - view.y) * by, zoom }, frame)
}

export function moved(view: View, dx: number, dy: number, frame: Frame): View {
  return held({ ...view, x: view.x + dx, y: view.y + dy }, frame)
}

/** A point of the drawing in the middle of the stage, near enough to read. */
export function centredOn(view: View, x: number, y: number, frame: Frame): View {
  const zoom = Math.min(frame.nearest, Math.max(view.zoom, 1 / frame.scale))
  const each = frame.scale * zoom
  return held({ x: frame.stage.width / 2 - x * each, y: frame.stage.height / 2 - y * each, zoom }, frame)
}

/** The drawing never leaves the stage: half of the stage at least is of the drawing. */
function held(view: View, { stage, drawing }: Frame): View {
  const within = (at: number, size: number, room: number, rest: number) => (size <= room ? rest : Math.min(room * 0.5, Math.max(room * 0.5 - size, at)))
  const [width, height] = [drawing.width * view.zoom, drawing.height * view.zoom]
  return { zoom: view.zoom, x: within(view.x, width, stage.width, (stage.width - width) / 2), y: within(view.y, height, stage.height, stage.height - height) }
}

/** The nearest of them to a point, not further than `reach`. */
export function pick<One extends Point>(spots: readonly One[], x: number, y: number, reach: number): One | undefined {
  let best: One | undefined
  let least = reach
  for (const spot of spots) {
    const away = Math.hypot(spot.x - x, spot.y - y)
    if (away <= least) [best, least] = [spot, away]
  }
  return best
}

const TOWARDS: Record<string, [number, number]> = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }

/** The next skill that way: near, and more ahead than aside. */
export function beside<One extends Point>(spots: readonly One[], from: One, key: string): One | undefined {
  const way = TOWARDS[key]
  if (!way) return undefined
  let best: One | undefined
  let least = Infinity
  for (const spot of spots) {
    const [dx, dy] = [spot.x - from.x, spot.y - from.y]
    const ahead = dx * way[0] + dy * way[1]
    const aside = Math.abs(dx * way[1]) + Math.abs(dy * way[0])
    if (ahead <= 1 || aside > ahead * 1.5) continue
    const cost = ahead + aside * 1.5
    if (cost < least) [best, least] = [spot, cost]
  }
  return best
}
