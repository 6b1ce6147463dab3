/** How a verdict looks, and how a code is read out. */

import type { BadgeVerdict } from '../../gen/graphql'

export function toneOf(verdict: BadgeVerdict): 'leaf' | 'ochre' | 'clay' {
  if (verdict === 'VALID') return 'leaf'
  return verdict === 'TAMPERED' || verdict === 'REVOKED' || verdict === 'NOT_A_BADGE' ? 'clay' : 'ochre'
}

/** In two halves: ten letters in one go are misread. */
export const spaced = (code: string): string => `${code.slice(0, 5)} ${code.slice(5)}`.trim()
