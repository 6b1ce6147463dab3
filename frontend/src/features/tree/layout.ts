/**
 * Where each leaf of the drawing goes. The tree grows upwards, oldest below: main branches leave the trunk left and right
 * in turn, and what hangs from a branch stacks above it, further out. One leaf a row, so that its words can be read on a
 * phone: 150 skills make a tall tree to scroll, not a small one to squint at. Pure: numbers in, numbers out.
 */

import type { LeafFragment } from '../../gen/graphql'
import { capital } from '../../lib/text/capital'
import { all, type Grove } from './grove'
import { wrap, type Measure } from './wrap'

export interface Placed {
  id: string
  leaf: LeafFragment
  parentId: string | null
  childIds: string[]
  /** -1 left of the trunk, 1 right. */
  side: -1 | 1
  x: number
  y: number
  /** Degrees from upright, outwards. */
  tilt: number
  lines: string[]
  labelX: number
  labelWidth: number
  branch: { path: string; width: number }
}

export interface Drawing {
  placed: Placed[]
  trunk: string
  /** Half the width of the ground drawn. */
  ground: number
  box: { x: number; y: number; width: number; height: number }
}

export const LINE = 16
const BASE = 64
const DEEPEST = 5
const LEAF = 31
const LEAST_ROW = 50

export function layout(grove: Grove, width: number, measure: Measure): Drawing {
  const half = width / 2
  const heights: Record<-1 | 1, number> = { [-1]: BASE + 14, 1: BASE }
  const placed: Placed[] = []
  for (const branch of grove.children) {
    const side = heights[1] <= heights[-1] ? 1 : -1
    heights[side] = placeBranch(branch, side, heights[side], half, measure, placed)
  }
  const top = -Math.max(heights[1], heights[-1], BASE + 40)
  const lowest = placed.reduce((least, one) => Math.max(least, one.y), -BASE - 40)
  return {
    placed,
    trunk: trunkPath(Math.min(lowest, ...mainBranches(placed)), placed.length),
    ground: Math.min(half - 8, 60 + placed.length * 4),
    box: { x: -half, y: top - 30, width, height: -top + 30 + 34 },
  }
}

/** Heights at which main branches leave the trunk: it ends at the highest. */
function mainBranches(placed: readonly Placed[]): number[] {
  return placed.filter((one) => one.parentId === null).map((one) => one.y + 30)
}

function placeBranch(branch: Grove, side: -1 | 1, from: number, half: number, measure: Measure, placed: Placed[]): number {
  let height = from
  const here = new Map<string, Placed>()
  for (const node of all(branch)) {
    const leaf = node.data.leaf
    if (!leaf) continue
    const depth = node.depth - 1
    // Narrow screens give the room to the words, wide ones to the boughs.
    const gap = Math.min(80, Math.max(25, half * 0.14))
    const indent = Math.min(34, Math.max(11, half * 0.08))
    const sway = (hash(node.data.id) % 9) - 4
    const x = side * (gap + Math.min(depth, DEEPEST) * indent + sway)
    const labelX = x + side * LEAF
    const labelWidth = half - Math.abs(labelX) - 5
    const lines = wrap(capital(leaf.skill.label), labelWidth, measure)
    const row = Math.max(LEAST_ROW, lines.length * LINE + 18)
    height += row
    const y = -(height - row / 2)
    const parent = node.parent ? here.get(node.parent.data.id) : undefined
    const one: Placed = {
      id: node.data.id,
      leaf,
      parentId: parent?.id ?? null,
      childIds: node.children.map((child) => child.data.id),
      side, x, y, lines, labelX, labelWidth,
      tilt: side * (58 + (hash(node.data.id) % 18)),
      branch: { path: parent ? twig(parent, x, y) : bough(side, x, y), width: 2.5 + Math.sqrt(all(node).length) * 1.3 },
    }
    here.set(one.id, one)
    placed.push(one)
  }
  return height
}

function bough(side: -1 | 1, x: number, y: number): string {
  const foot = y + 38
  return `M${trunkX(foot)} ${foot}C${trunkX(foot) + side * 2} ${y + 14} ${x * 0.45} ${y + 8} ${x} ${y}`
}

function twig(parent: Placed, x: number, y: number): string {
  return `M${parent.x} ${parent.y}C${parent.x - parent.side * 9} ${parent.y - 20} ${parent.x - parent.side * 7} ${y + 10} ${x} ${y}`
}

/** The trunk sways a little; branches leave it where it is at their height. */
export function trunkX(y: number): number {
  return Math.round(Math.sin(y / 95) * 50) / 10
}

/** Thick below, thin above, thicker for a richer tree. */
function trunkPath(top: number, count: number): string {
  const foot = 7 + Math.min(11, Math.sqrt(count) * 1.5)
  const steps = Math.max(4, Math.round(-top / 40))
  const left: string[] = []
  const right: string[] = []
  for (let step = 0; step <= steps; step++) {
    const y = (top * step) / steps
    const flare = step === 0 ? 9 : 0
    const radius = foot * (1 - step / steps) ** 0.7 + 1.5 + flare
    left.push(`${(trunkX(y) - radius).toFixed(1)} ${y.toFixed(1)}`)
    right.unshift(`${(trunkX(y) + radius).toFixed(1)} ${y.toFixed(1)}`)
  }
  return `M${left.join('L')}L${right.join('L')}Z`
}

/** The same leaf sways the same way on every phone. */
export function hash(text: string): number {
  let sum = 7
  for (let index = 0; index < text.length; index++) sum = (sum * 31 + text.charCodeAt(index)) % 1_000_003
  return sum
}
