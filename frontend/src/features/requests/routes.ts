/** A recruiter's request, and the person's yes or no. */

import type { Route } from '../../lib/router/router.svelte'

export const routes: Route[] = [
  { path: '/demandes/:id', tab: 'home', load: () => import('./RequestScreen.svelte') },
]
