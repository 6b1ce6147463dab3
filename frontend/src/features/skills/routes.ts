/** Adding a skill, and one skill's own page. */

import type { Route } from '../../lib/router/router.svelte'

export const routes: Route[] = [
  { path: '/ajouter', tab: 'tree', load: () => import('./AddScreen.svelte') },
  { path: '/savoir-faire/:id', tab: 'tree', load: () => import('./SkillScreen.svelte') },
]
