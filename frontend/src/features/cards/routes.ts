/** Cards: for whoever welcomes people, and my own. */

import type { Route } from '../../lib/router/router.svelte'

export const routes: Route[] = [
  { path: '/accueillir', tab: 'welcome', load: () => import('./WelcomeScreen.svelte') },
  { path: '/accueillir/nouveau', tab: 'welcome', load: () => import('./OpenScreen.svelte') },
  { path: '/moi/carte', tab: 'me', load: () => import('./MyCardScreen.svelte') },
]
