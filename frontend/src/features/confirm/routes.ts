/** Answering a confirmation link, without an account. */

import type { Route } from '../../lib/router/router.svelte'

export const routes: Route[] = [
  { path: '/confirmer', account: false, load: () => import('./ConfirmScreen.svelte') },
]
