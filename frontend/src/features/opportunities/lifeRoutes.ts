/** Screens that few open first: changing what one posted, and what was reported. Before `/atelier/:id`. */

import type { Route } from '../../lib/router/router.svelte'

export const routes: Route[] = [
  { path: '/pres-de-moi/:id/modifier', tab: 'near', load: () => import('./PostScreen.svelte') },
  { path: '/atelier/signalements', tab: 'studio', load: () => import('./ReportedScreen.svelte') },
]
