/** The author's studio. `nouveau` comes before `:id`, which would take it for a module. */

import type { Route } from '../../lib/router/router.svelte'

const editor: Route['load'] = () => import('./EditorScreen.svelte')

export const routes: Route[] = [
  { path: '/atelier', tab: 'studio', load: () => import('./StudioScreen.svelte') },
  { path: '/atelier/nouveau', tab: 'studio', redirect: () => `/atelier/nouveau/${crypto.randomUUID()}`, load: editor },
  { path: '/atelier/nouveau/:fresh', tab: 'studio', load: editor },
  { path: '/atelier/attente', tab: 'studio', load: () => import('./DeskScreen.svelte') },
  { path: '/atelier/sites', tab: 'studio', load: async () => ({ default: (await import('../platforms/PlatformScreen')).Sites }) },
  { path: '/atelier/:id', tab: 'studio', load: editor },
]
