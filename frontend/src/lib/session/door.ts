/** Where somebody is sent who may not see a screen: the profiles of a shared phone, or the front door. */

import type { Route } from '../router/router.svelte'
import { phone } from './phone.svelte'
import { session } from './session.svelte'

/** The front door is reached from the locked phone by "somebody else", or by scanning a card. */
export const ELSE = '/bienvenue?autre=1'

export function door(route: Route, here: Pick<Location, 'pathname' | 'search' | 'hash'>): string | null {
  if (session.status !== 'out') return null
  const wanted = here.pathname + here.search
  const shared = phone.profiles.length > 0
  if (shared && route.path === '/bienvenue' && !new URLSearchParams(here.search).has('autre') && here.hash === '') return '/qui'
  if (route.account === false) return null
  if (!shared) return `/bienvenue?vers=${encodeURIComponent(wanted)}`
  return session.wasLocked || goneBack() ? '/qui' : `/qui?vers=${encodeURIComponent(wanted)}`
}

/** Where the last person was is no place for the next one: only a link that was opened leads on. */
function goneBack(): boolean {
  const [arrival] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  return arrival !== undefined && arrival.type !== 'navigate'
}
