/** A funnel from numbers that say "so many or more", null for fewer than the floor. Pure, so that it is tested without a browser. */

export interface Step {
  /** Null for the beginning and the end. */
  block: number | null
  reached: number | null
}

export interface Slice {
  /** Corners of a shape in a box of 100 by 30, from the top left one round. */
  points: string
  /** Fewer than the floor are left: drawn as an outline. */
  withheld: boolean
}

/** As wide as a withheld slice is drawn, whatever the numbers. */
const THIN = 4

export function stepsOf(insight: { started?: number | null; completed?: number | null; blocks: readonly { index: number; reached?: number | null }[] }): Step[] {
  return [
    { block: null, reached: insight.started ?? null },
    ...insight.blocks.map(({ index, reached }) => ({ block: index, reached: reached ?? null })),
    { block: null, reached: insight.completed ?? null },
  ]
}

/** One shape a step, as wide as its people, narrowing to those of the next. */
export function slices(steps: readonly Step[]): Slice[] {
  const most = steps[0]?.reached ?? 0
  const width = (step: Step | undefined) => (step?.reached && most > 0 ? Math.max(THIN, (step.reached / most) * 100) : THIN)
  return steps.map((step, index) => {
    const top = width(step)
    const bottom = Math.min(top, width(steps[index + 1] ?? step))
    const points = [[50 - top / 2, 1], [50 + top / 2, 1], [50 + bottom / 2, 29], [50 - bottom / 2, 29]]
    return { points: points.map((point) => point.join(',')).join(' '), withheld: step.reached === null }
  })
}

/**
 * The step at which most people stop: the last one that they opened. Told only where two whole groups or more are missing at the
 * next, since numbers a single group apart may stand for one person; among equal ones the first.
 */
export function hardest(steps: readonly Step[], floor: number): number | undefined {
  const lost = steps.map(({ reached }, index) => (reached ?? 0) - (steps[index + 1]?.reached ?? (index + 1 < steps.length ? 0 : (reached ?? 0))))
  const most = Math.max(...lost)
  return most >= 2 * floor ? lost.indexOf(most) : undefined
}
