/** Badges from elsewhere: one's own, and for stewards and authors what they are worth here. Before `/atelier/:id`. */

import type { Route } from '../../lib/router/router.svelte'

const open = (screen: 'Mine' | 'Waiting') => async () => ({ default: (await import('./BadgesScreen'))[screen] })

export const routes: Route[] = [
  { path: '/moi/badges', tab: 'me', load: open('Mine') },
  { path: '/atelier/badges', tab: 'studio', load: open('Waiting') },
]
