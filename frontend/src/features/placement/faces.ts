/** What a test's state means for the screen. Plain functions. */

import type { SatFragment } from '../../gen/graphql'

export type Face = 'intro' | 'question' | 'verdict'

/** Whether the last test of a skill is still what counts: it may not be taken again yet. */
export function stands(last: SatFragment, now: Date): boolean {
  return last.ended && Boolean(last.againFrom) && new Date(last.againFrom ?? '') > now
}

/** `sat` is the test taken now, `last` the one before: a test that waits is not opened by itself, one that counts is shown. */
export function faceOf(sat: SatFragment | undefined, last: SatFragment | null | undefined, now: Date): Face {
  if (sat) return sat.ended ? 'verdict' : 'question'
  return last && stands(last, now) ? 'verdict' : 'intro'
}

export type Left = 'leftMany' | 'leftFew' | 'leftOne'

/** How much is left, in words: a test ends as soon as it is sure, so that nobody can count it out. */
export function leftOf({ asked, most }: { asked: number; most: number }): Left {
  const left = most - asked
  return left <= 1 ? 'leftOne' : left <= Math.max(2, most / 4) ? 'leftFew' : 'leftMany'
}

/** The screen was behind, as after an answer in another tab: what the server has is shown instead. */
export function isStale(reason: string | undefined): boolean {
  return reason === 'ALREADY_ANSWERED' || reason === 'NOT_ASKED' || reason === 'ENDED' || reason === 'TOO_SOON'
}
