/** What one can do nearby. */

import type { Route } from '../../lib/router/router.svelte'

export const routes: Route[] = [
  { path: '/pres-de-moi', tab: 'near', load: () => import('./NearScreen.svelte') },
  { path: '/pres-de-moi/proposer', tab: 'near', load: () => import('./PostScreen.svelte') },
  { path: '/pres-de-moi/suivi', tab: 'near', load: () => import('./MineScreen.svelte') },
  { path: '/pres-de-moi/:id', tab: 'near', load: () => import('./OpportunityScreen.svelte') },
]
