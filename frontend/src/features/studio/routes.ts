/** The author's studio. `nouveau` comes before `:id`, which would take it for a module. */

import type { Route } from '../../lib/router/router.svelte'

const editor: Route['load'] = () => import('./EditorScreen.svelte')
const figures: Route['load'] = () => import('../insight/FiguresScreen.svelte')

export const routes: Route[] = [
  { path: '/atelier', tab: 'studio', load: () => import('./StudioScreen.svelte') },
  { path: '/atelier/nouveau', tab: 'studio', redirect: () => `/atelier/nouveau/${crypto.randomUUID()}`, load: editor },
  { path: '/atelier/nouveau/:fresh', tab: 'studio', load: editor },
  { path: '/atelier/attente', tab: 'studio', load: () => import('./DeskScreen.svelte') },
  { path: '/atelier/manques', tab: 'studio', load: () => import('../insight/WantedScreen.svelte') },
  { path: '/atelier/chiffres', tab: 'studio', load: figures },
  { path: '/atelier/chiffres/:id', tab: 'studio', load: figures },
  { path: '/atelier/:id', tab: 'studio', load: editor },
]
