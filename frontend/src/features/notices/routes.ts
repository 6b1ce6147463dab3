/** What waits for me, and the page behind the link by which all messages end. */

import type { Route } from '../../lib/router/router.svelte'

const screen = (name: 'Mine' | 'Stop') => async () => ({ default: (await import('./NoticesScreen'))[name] })

export const routes: Route[] = [
  { path: '/moi/rappels', tab: 'me', load: screen('Mine') },
  { path: '/arreter', account: false, load: screen('Stop') },
]
