/** Telling in one's own words what one does, and getting skills of it. */

import type { Route } from '../../lib/router/router.svelte'

export const routes: Route[] = [{ path: '/ajouter/raconter', tab: 'tree', load: () => import('./TellScreen.svelte') }]
