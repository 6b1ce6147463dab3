/** How far a place is, as somebody would say it: by foot if one can walk there, else by the person's own way to travel. */

import type { Travel } from '../../gen/graphql'

export type HowFar = { kind: 'here' } | { kind: 'trip'; km: number; minutes: number; mode: Travel }

/** Streets are longer than the crow's line: 1.3 is the usual detour of European towns. */
const DETOUR = 1.3
/** Between communes' centres, so anything under this is the same place. */
const HERE_KM = 0.3
const WALK_KM = 2.2
const BIKE_KM = 10
const KM_PER_HOUR: Record<Travel, number> = { WALK: 4.5, BIKE: 14, TRANSIT: 18, CAR: 28 }
/** Getting to the stop and waiting. */
const WAIT_MINUTES: Record<Travel, number> = { WALK: 0, BIKE: 0, TRANSIT: 10, CAR: 0 }

export function howFar(km: number, travel: Travel): HowFar {
  if (km < HERE_KM) return { kind: 'here' }
  const mode = modeFor(km, travel)
  const minutes = ((km * DETOUR) / KM_PER_HOUR[mode]) * 60 + WAIT_MINUTES[mode]
  return { kind: 'trip', km, mode, minutes: Math.max(5, Math.round(minutes / 5) * 5) }
}

function modeFor(km: number, travel: Travel): Travel {
  if (km <= WALK_KM) return 'WALK'
  if (travel === 'BIKE' && km <= BIKE_KM) return 'BIKE'
  if (travel === 'CAR') return 'CAR'
  return 'TRANSIT'
}

interface Point {
  latitude?: number | null | undefined
  longitude?: number | null | undefined
}

const EARTH_KM = 6371
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Great-circle distance (haversine); null when either place has no coordinates. */
export function crowKm(one: Point | null | undefined, other: Point | null | undefined): number | null {
  if (one?.latitude == null || one.longitude == null || other?.latitude == null || other.longitude == null) return null
  const height = Math.sin(radians(other.latitude - one.latitude) / 2) ** 2
  const width = Math.sin(radians(other.longitude - one.longitude) / 2) ** 2
  return 2 * EARTH_KM * Math.asin(Math.sqrt(height + Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * width))
}
