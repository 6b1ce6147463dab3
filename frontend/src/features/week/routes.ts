/** My week, and the page of whoever was given a link to one. */

import type { Route } from '../../lib/router/router.svelte'

const screen = (name: 'Mine' | 'Shared') => async () => ({ default: (await import('./WeekScreen'))[name] })

export const routes: Route[] = [
  { path: '/moi/semaine', tab: 'me', load: screen('Mine') },
  { path: '/semaine', account: false, load: screen('Shared') },
]
