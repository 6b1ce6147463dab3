/** The screens of the tree. `/` leads to it, or to the welcome for whoever is signed out. */

import type { Route } from '../../lib/router/router.svelte'
import { session } from '../../lib/session/session.svelte'

const load: Route['load'] = () => import('./TreeScreen.svelte')

export const routes: Route[] = [
  { path: '/', account: false, redirect: () => (session.signedIn ? '/arbre' : '/bienvenue'), load },
  { path: '/arbre', first: true, tab: 'tree', load },
]
