/** Workshops: for whoever runs one, and for whoever comes. `nouveau` comes before `:id`. */

import type { Route } from '../../lib/router/router.svelte'

const run = (screen: 'List' | 'New' | 'Board' | 'Slips') => async () => ({ default: (await import('./running'))[screen] })
const come = (screen: 'Join' | 'Claim') => async () => ({ default: (await import('./coming'))[screen] })

export const routes: Route[] = [
  { path: '/animer', tab: 'welcome', load: run('List') },
  { path: '/animer/nouveau', tab: 'welcome', load: run('New') },
  { path: '/animer/:id', tab: 'welcome', load: run('Board') },
  { path: '/animer/:id/bons', tab: 'welcome', load: run('Slips') },
  { path: '/rejoindre', tab: 'courses', load: come('Join') },
  { path: '/bon', tab: 'courses', load: come('Claim') },
]
