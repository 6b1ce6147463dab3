/** A small test before a training. */

import type { Route } from '../../lib/router/router.svelte'

export const routes: Route[] = [{ path: '/test/:skill', tab: 'courses', load: () => import('./TestScreen.svelte') }]
