/** The first screen of whoever is signed in, and where `/` leads. */

import { HOME } from '../../lib/router/home'
import type { Route } from '../../lib/router/router.svelte'
import { session } from '../../lib/session/session.svelte'

const load: Route['load'] = () => import('./HomeScreen.svelte')

export const routes: Route[] = [
  { path: '/', account: false, redirect: () => (session.signedIn ? HOME : '/bienvenue'), load },
  { path: HOME, first: true, tab: 'home', load },
]
