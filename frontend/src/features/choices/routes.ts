/** What I said of ideas, and my time and languages. */

import type { Route } from '../../lib/router/router.svelte'

export const routes: Route[] = [{ path: '/moi/choix', tab: 'me', load: () => import('./ChoicesScreen.svelte') }]
