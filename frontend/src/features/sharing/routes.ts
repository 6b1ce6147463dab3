/** A tree that somebody shows by a link. */

import type { Route } from '../../lib/router/router.svelte'

export const routes: Route[] = [{ path: '/voir', account: false, load: () => import('./SharedTreeScreen.svelte') }]
