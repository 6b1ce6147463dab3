/** What I am asked by name to confirm. */

import type { Route } from '../../lib/router/router.svelte'

export const routes: Route[] = [{ path: '/moi/confirmer', tab: 'me', load: () => import('./ToConfirmScreen.svelte') }]
