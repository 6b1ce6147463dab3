/** What I can show elsewhere, my tree on paper, and the page of whoever was given a link. */

import type { Route } from '../../lib/router/router.svelte'

const screen = (name: 'Mine' | 'Paper' | 'Check') => async () => ({ default: (await import('./ProofsScreen'))[name] })

export const routes: Route[] = [
  { path: '/moi/attestations', tab: 'me', load: screen('Mine') },
  { path: '/moi/arbre-papier', tab: 'me', load: screen('Paper') },
  { path: '/verifier/:token', account: false, load: screen('Check') },
]
