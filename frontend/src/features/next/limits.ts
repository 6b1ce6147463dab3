/** What somebody can put into their way: hours a week, money, how far. */

import type { PathLimits } from '../../gen/graphql'

export type Where = 'anywhere' | 'near' | 'online'

export const HOURS: readonly number[] = [1, 2, 4, 8]

/** In euros for the whole way; -1 is any price. */
export const PRICES: readonly number[] = [-1, 0, 50, 200]

export const NEAR_KM = 5

/** The limits as the server takes them; "near" is one's own town, and counts for nothing where that is not told. */
export function limitsOf(hours: number, euros: number, where: Where, insee: string | undefined): PathLimits {
  return {
    hoursPerWeek: hours,
    maxCostEuros: euros < 0 ? null : euros,
    onlineOnly: where === 'online',
    near: where === 'near' && insee ? { insee, radiusKm: NEAR_KM } : null,
  }
}
