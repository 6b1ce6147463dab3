/** The signs that a profile may have on a locked phone. */

import type { Mark } from '../../lib/session/phone.svelte'

export const SHAPES = ['leaf', 'star', 'circle', 'square', 'triangle', 'heart'] as const satisfies Mark['shape'][]
export const COLOURS = ['green', 'blue', 'red', 'violet', 'brown', 'grey'] as const satisfies Mark['colour'][]

/** One that nobody has here yet, as long as there are any. */
export function freshMark(taken: readonly Mark[], text: string): Mark {
  const shape = SHAPES.find((one) => !taken.some((mark) => mark.shape === one)) ?? 'leaf'
  return { shape, colour: COLOURS[taken.length % COLOURS.length] ?? 'green', text }
}
