/** What to do next: suggestions, goal, path. */

import type { Route } from '../../lib/router/router.svelte'

export const routes: Route[] = [
  { path: '/suite', tab: 'next', load: () => import('./NextScreen.svelte') },
  { path: '/but', tab: 'next', load: () => import('./GoalScreen.svelte') },
  { path: '/chemin', tab: 'next', load: () => import('./PathScreen.svelte') },
]
