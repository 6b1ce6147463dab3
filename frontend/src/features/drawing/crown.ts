/**
 * Where each skill of a tree is drawn: of the tree of everybody, and of one's own when it is large. The trunk stands under the crown; around its top, boughs spread like a fan.
 * Each skill has a slot, a piece of a ring as wide as the ends that it leads to ask for; what grows on it shares the slot
 * further out: beside each other where there is room, else left and right in turn along the branch. The heaviest come
 * nearest the trunk. Slots of two branches never share ground, so no leaf hides another. Pure: cells in, numbers out.
 */

import { forest, type Seed, type Twig } from './forest'

/** Radians from upright, clockwise, and distances from the top of the trunk. */
export interface Slot {
  from: number
  to: number
  inner: number
  outer: number
}

export interface Spot<Cell extends Seed = Seed> {
  id: string
  cell: Cell
  parentId: string | null
  childIds: string[]
  x: number
  y: number
  /** Radians from upright that its tip points to. */
  angle: number
  /** Null on the trunk. */
  slot: Slot | null
  /** From what it grows on to it. */
  branch: { path: string; width: number }
  /** What carries it down to the trunk, if that is bare wood. */
  under: string
  /** How many skills it carries, itself included. */
  size: number
}

export interface Crown<Cell extends Seed = Seed> {
  spots: Spot<Cell>[]
  /** Limbs that no skill is written on. */
  bare: { path: string; width: number }[]
  /** Half the width of the trunk below, and where it ends. */
  trunk: { foot: number; half: number }
  box: { x: number; y: number; width: number; height: number }
}

/** Room of one skill: a circle of that diameter is its own. */
export const CELL = 88
/** How far the crown goes down on either side of the trunk. */
const REACH = (106 / 180) * Math.PI
/** Of the width that they ask for, what the limbs have where they begin: the rest is made up for further out. */
const OPEN = 0.5
/** So many boughs leave the trunk each by itself. */
const MOST_ALONE = 7

export function crown<Cell extends Seed>(cells: readonly Cell[]): Crown<Cell> {
  const roots = forest(cells)
  const trunk = trunkOf(roots)
  const spots: Spot<Cell>[] = []
  const height = Math.max(2.2, trunk.length + 0.8, Math.sqrt(cells.length) * 0.45) * CELL
  const step = trunk.length > 1 ? Math.min(CELL * 1.15, (height - CELL * 0.8) / (trunk.length - 1)) : 0
  const size = roots.reduce((sum, root) => sum + root.size, 0)
  trunk.forEach((twig, index) => spots.push(onTrunk(twig, (trunk.length - 1 - index) * step, trunk.length ? step : 0, size)))

  const onWood = new Set(trunk)
  const at = new Map(spots.map((spot) => [spot.id, spot]))
  const parents = [null, ...trunk]
  const limbs = parents.flatMap((parent) => limbsOf((parent ? parent.children : roots).filter((twig) => !onWood.has(twig)), at.get(parent?.cell.skill.id ?? '')?.y))
  limbs.sort((one, other) => other.leaves - one.leaves)
  const wanted = limbs.reduce((sum, limb) => sum + want(limb), 0)
  // The narrowest has room for a leaf.
  const least = limbs.reduce((narrow, limb) => Math.min(narrow, want(limb)), Infinity)
  const inner = Math.max(CELL * (trunk.length ? 0.75 : 0.3), (wanted * OPEN) / (2 * REACH), (CELL * wanted) / (least * 2 * REACH) - CELL / 2)
  const bare: Crown['bare'] = []
  share(centred(limbs), -REACH, REACH, ({ twigs, leaves, y }, from, to) => {
    const angle = (from + to) / 2
    const start = y ?? (height * 0.35 * Math.abs(angle)) / REACH
    const [only] = twigs
    if (only && twigs.length === 1) return void grow(only, { from, to, inner }, { angle: 0, radius: 0, y: start, under: '' }, spots, 0)
    // Several together are carried by one limb of bare wood.
    const under = bend({ angle: 0, radius: 0, y: start, under: '' }, angle, inner)
    bare.push({ path: under, width: wood(leaves * 1.4) })
    spread(twigs, { from, to, inner }, { angle, radius: inner, y: 0, under }, spots)
  })
  return { spots, bare, trunk: { foot: height, half: wood(size) / 2 }, box: boxOf(spots, height) }
}

interface Limb<Cell extends Seed> {
  twigs: Twig<Cell>[]
  leaves: number
  /** Where it leaves the trunk, when it grows out of a skill there. */
  y: number | undefined
}

/** A few limbs that carry about as much each: fifty boughs out of one point would be a broom. */
function limbsOf<Cell extends Seed>(boughs: readonly Twig<Cell>[], y: number | undefined): Limb<Cell>[] {
  const count = boughs.length <= MOST_ALONE ? boughs.length : Math.max(MOST_ALONE, Math.round(Math.sqrt(boughs.length)))
  const limbs: Limb<Cell>[] = Array.from({ length: count }, () => ({ twigs: [], leaves: 0, y }))
  for (const bough of boughs) {
    const lightest = limbs.reduce((least, limb) => (limb.leaves < least.leaves ? limb : least))
    lightest.twigs.push(bough)
    lightest.leaves += bough.leaves
  }
  return limbs
}

/** The chain of trunk cells from below; what does not follow on from it is a bough. */
function trunkOf<Cell extends Seed>(roots: readonly Twig<Cell>[]): Twig<Cell>[] {
  const found: Twig<Cell>[] = []
  for (let level = roots; ; ) {
    const next = level.find((twig) => twig.cell.part === 'TRUNK')
    if (!next) return found
    found.push(next)
    level = next.children
  }
}

function onTrunk<Cell extends Seed>(twig: Twig<Cell>, y: number, step: number, size: number): Spot<Cell> {
  return { ...named(twig), x: 0, y, angle: 0, slot: null, branch: { path: `M0 ${round(y + step)}L0 ${round(y)}`, width: wood(size) }, under: '' }
}

interface Foot {
  angle: number
  radius: number
  /** On the trunk, below its top. */
  y: number
  /** What grows left and right of it follows this angle out. */
  along?: number
  /** The way of bare wood down from there. */
  under: string
}

/** Draws a skill at the inner end of its slot and all that grows on it further out; returns how far out that goes. */
function grow<Cell extends Seed>(twig: Twig<Cell>, slot: Omit<Slot, 'outer'>, foot: Foot, spots: Spot<Cell>[], lean: number): number {
  const middle = (slot.from + slot.to) / 2
  const radius = slot.inner + CELL / 2
  // In a narrow slot, leaves stand a little left and right of the branch in turn, as far as their room allows.
  const spare = Math.max(0, (slot.to - slot.from) * radius - CELL) / 2
  const angle = middle + (Math.min(spare, 0.3 * CELL) / radius) * lean
  const [x, y] = polar(angle, radius)
  const spot: Spot<Cell> = { ...named(twig), x, y, angle, slot: { ...slot, outer: slot.inner + CELL }, branch: { path: bend(foot, angle, radius), width: wood(twig.size) }, under: foot.under }
  spots.push(spot)
  const outer = spread(twig.children, { from: slot.from, to: slot.to, inner: slot.inner + CELL }, { angle, radius, y: 0, under: '' }, spots)
  spot.slot = { ...slot, outer }
  return outer
}

function spread<Cell extends Seed>(twigs: readonly Twig<Cell>[], slot: Omit<Slot, 'outer'>, foot: Foot, spots: Spot<Cell>[]): number {
  const room = (slot.to - slot.from) * slot.inner
  let outer = slot.inner
  if (twigs.length < 2 || sum(twigs) <= room) {
    share(centred(twigs), slot.from, slot.to, (twig, from, to) => {
      outer = Math.max(outer, grow(twig, { from, to, inner: slot.inner }, foot, spots, 0))
    })
    return outer
  }
  // Side by side there is no room: row after row, on both sides of the branch where it is wide enough.
  if (room < 2 * CELL) return rows(twigs, slot, foot, spots, true)
  const sides: [Twig<Cell>[], Twig<Cell>[]] = [[], []]
  const carried = [0, 0]
  for (const twig of twigs) {
    const side = (carried[0] as number) <= (carried[1] as number) ? 0 : 1
    sides[side].push(twig)
    carried[side] = (carried[side] as number) + twig.size
  }
  // Where one side carries more, it is as much wider, so that both go equally far out.
  const part = Math.min(1 - CELL / room, Math.max(CELL / room, (carried[0] as number) / ((carried[0] as number) + (carried[1] as number))))
  const middle = slot.from + (slot.to - slot.from) * part
  const along = { ...foot, along: middle }
  return Math.max(rows(sides[0], { ...slot, to: middle }, along, spots, false), rows(sides[1], { ...slot, from: middle }, along, spots, false))
}

/** As many in a row as there is room for, the heaviest first; one in a row stands left and right in turn. */
function rows<Cell extends Seed>(twigs: readonly Twig<Cell>[], { from, to, inner }: Omit<Slot, 'outer'>, foot: Foot, spots: Spot<Cell>[], leaning: boolean): number {
  let outer = inner
  for (let next = 0, row = 0; next < twigs.length; row++) {
    const start = outer
    let end = next + 1
    while (end < twigs.length && sum(twigs.slice(next, end + 1)) <= (to - from) * start) end++
    const lean = leaning && end === next + 1 ? (row % 2 === 0 ? 1 : -1) : 0
    share(twigs.slice(next, end), from, to, (twig, first, last) => {
      outer = Math.max(outer, grow(twig, { from: first, to: last, inner: start }, foot, spots, lean))
    })
    next = end
  }
  return outer
}

const sum = (twigs: readonly Twig[]) => twigs.reduce((all, twig) => all + want(twig), 0)

/** Gives each of them its part of an angle, by weight. */
function share<One extends { leaves: number }>(twigs: readonly One[], from: number, to: number, each: (twig: One, from: number, to: number) => void): void {
  const wanted = twigs.reduce((sum, twig) => sum + want(twig), 0)
  let at = from
  for (const twig of twigs) {
    const next = at + ((to - from) * want(twig)) / wanted
    each(twig, at, next)
    at = next
  }
}

/** The first in the middle, the others left and right of it in turn. */
function centred<One>(twigs: readonly One[]): One[] {
  const order: One[] = []
  twigs.forEach((twig, index) => (index % 2 === 0 ? order.push(twig) : order.unshift(twig)))
  return order
}

/** How much width a branch asks for: by its ends, and less than all of it, for it can also grow outwards. */
function want({ leaves }: { leaves: number }): number {
  return CELL * (1 + (leaves - 1) * 1.4) ** 0.58
}

/** Thicker for what carries more; in few steps, so that many branches are one line to draw. */
function wood(size: number): number {
  return 2 * Math.round(1.2 + 0.8 * size ** 0.75)
}

function bend(foot: Foot, angle: number, radius: number): string {
  const [x, y] = polar(angle, radius)
  if (foot.radius === 0) {
    // From the trunk: up along it first, then out.
    const [outX, outY] = polar(angle, radius * 0.55)
    return `M0 ${round(foot.y)}C0 ${round(foot.y * 0.4)} ${round(outX)} ${round(outY)} ${round(x)} ${round(y)}`
  }
  // Along the branch that it grows out of as far as it needs, then out: what shares a branch is seen on one.
  const row = Math.max(foot.radius, radius - CELL)
  const [startX, startY] = polar(foot.angle, foot.radius)
  const first = radius - foot.radius < CELL * 1.05
  const along = first ? foot.angle : (foot.along ?? foot.angle)
  const [rowX, rowY] = polar(along, row)
  const [upX, upY] = polar(along, row + CELL * 0.45)
  const [outX, outY] = polar(angle, radius - CELL * 0.5)
  return `M${round(startX)} ${round(startY)}L${round(rowX)} ${round(rowY)}C${round(upX)} ${round(upY)} ${round(outX)} ${round(outY)} ${round(x)} ${round(y)}`
}

function named<Cell extends Seed>(twig: Twig<Cell>): Pick<Spot<Cell>, 'id' | 'cell' | 'parentId' | 'childIds' | 'size'> {
  return { size: twig.size, id: twig.cell.skill.id, cell: twig.cell, parentId: twig.parent?.cell.skill.id ?? null, childIds: twig.children.map((child) => child.cell.skill.id) }
}

function polar(angle: number, radius: number): [number, number] {
  return [radius * Math.sin(angle), -radius * Math.cos(angle)]
}

function boxOf(spots: readonly Spot[], foot: number): Crown['box'] {
  const half = spots.reduce((most, spot) => Math.max(most, Math.abs(spot.x)), CELL) + CELL * 1.2
  const top = spots.reduce((least, spot) => Math.min(least, spot.y), 0) - CELL * 1.2
  const bottom = spots.reduce((most, spot) => Math.max(most, spot.y + CELL * 1.2), foot + CELL * 0.4)
  return { x: -half, y: top, width: 2 * half, height: bottom - top }
}

const round = (value: number) => Math.round(value * 10) / 10
