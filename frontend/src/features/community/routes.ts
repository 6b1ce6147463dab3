/** The tree of everybody: what a territory or a group of it can do. */

import type { Route } from '../../lib/router/router.svelte'

export const routes: Route[] = [{ path: '/arbre/tous', tab: 'tree', load: () => import('./CommunityScreen.svelte') }]
