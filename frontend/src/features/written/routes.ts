/** Finding one's skills in what one has written. */

import type { Route } from '../../lib/router/router.svelte'

export const routes: Route[] = [{ path: '/ajouter/texte', tab: 'tree', load: () => import('./WrittenScreen.svelte') }]
