/** What is said about the service itself. */

import type { Route } from '../../lib/router/router.svelte'

export const routes: Route[] = [
  { path: '/accessibilite', account: false, load: () => import('./AccessibilityScreen.svelte') },
  { path: '/plan', account: false, load: () => import('./PlanScreen.svelte') },
  { path: '/source', account: false, load: () => import('./SourceScreen.svelte') },
]
