/** Who sees my tree, what I agreed to, who looked; a page for everybody; a parent's yes. */

import type { Route } from '../../lib/router/router.svelte'

export const routes: Route[] = [
  { path: '/moi/qui-voit', tab: 'me', load: () => import('./SeesScreen.svelte') },
  { path: '/moi/qui-voit/:audience', tab: 'me', load: () => import('./EyesScreen.svelte') },
  { path: '/moi/accords', tab: 'me', load: () => import('./AgreedScreen.svelte') },
  { path: '/moi/regards', tab: 'me', load: () => import('./LooksScreen.svelte') },
  { path: '/moi/parent', tab: 'me', load: () => import('./AskParentScreen.svelte') },
  { path: '/arbre/montre/:share', tab: 'me', load: () => import('./ShownToMeScreen.svelte') },
  { path: '/page', account: false, load: () => import('./PageScreen.svelte') },
  { path: '/parent', account: false, load: () => import('./ParentScreen.svelte') },
]
