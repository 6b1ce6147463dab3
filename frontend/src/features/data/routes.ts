/** One's own data. */

import type { Route } from '../../lib/router/router.svelte'

export const routes: Route[] = [{ path: '/moi/donnees', tab: 'me', load: () => import('./OwnDataScreen.svelte') }]
