/** A phone that several people share. */

import type { Route } from '../../lib/router/router.svelte'

export const routes: Route[] = [
  { path: '/qui', account: false, load: () => import('./WhoScreen.svelte') },
  { path: '/moi/telephone', tab: 'me', load: () => import('./PhoneScreen.svelte') },
]
