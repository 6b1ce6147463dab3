/** Arriving and signing in. */

import type { Route } from '../../lib/router/router.svelte'

export const routes: Route[] = [
  { path: '/bienvenue', account: false, load: () => import('./WelcomeScreen.svelte') },
]
