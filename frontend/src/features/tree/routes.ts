/** The screen of the tree. */

import type { Route } from '../../lib/router/router.svelte'

export const routes: Route[] = [
  { path: '/arbre', first: true, tab: 'tree', load: () => import('./TreeScreen.svelte') },
]
