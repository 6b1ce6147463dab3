/** Workshops: for whoever runs one, and for whoever comes. `nouveau` comes before `:id`. */

import type { Route } from '../../lib/router/router.svelte'

export const routes: Route[] = [
  { path: '/animer', tab: 'welcome', load: () => import('./ListScreen.svelte') },
  { path: '/animer/nouveau', tab: 'welcome', load: () => import('./NewScreen.svelte') },
  { path: '/animer/:id', tab: 'welcome', load: () => import('./BoardScreen.svelte') },
  { path: '/animer/:id/bons', tab: 'welcome', load: () => import('./SlipsScreen.svelte') },
  { path: '/rejoindre', tab: 'courses', load: () => import('./JoinScreen.svelte') },
  { path: '/bon', tab: 'courses', load: () => import('./ClaimScreen.svelte') },
]
