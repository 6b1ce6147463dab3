/** Arriving and signing in. */

import type { Route } from '../../lib/router/router.svelte'

export const routes: Route[] = [
  { path: '/bienvenue', first: true, account: false, load: () => import('./WelcomeScreen.svelte') },
]
