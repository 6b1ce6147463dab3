/** The recruiter's search, and the people asked so far. */

import type { Route } from '../../lib/router/router.svelte'

export const routes: Route[] = [
  { path: '/recherche', tab: 'recruiter', load: () => import('./SearchScreen.svelte') },
  { path: '/recherche/contacts', tab: 'recruiter', load: () => import('./AskedScreen.svelte') },
]
