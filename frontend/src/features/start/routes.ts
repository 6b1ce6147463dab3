/** The first three minutes, before any account. Each step is an address: the phone's own "back" goes one step back. */

import type { Route } from '../../lib/router/router.svelte'

/** The draft of this phone is read before a step shows, so that the title is there to take the focus. */
const step = (load: Route['load']): Route['load'] => async () => {
  const [screen, { draft }] = await Promise.all([load(), import('./draft.svelte')])
  await draft.restore()
  return screen
}

export const routes: Route[] = [
  { path: '/commencer', account: false, load: step(() => import('./DoneScreen.svelte')) },
  { path: '/commencer/comment/:at', account: false, load: step(() => import('./LevelScreen.svelte')) },
  { path: '/commencer/arbre', account: false, load: step(() => import('./SeedlingScreen.svelte')) },
  { path: '/commencer/ville', account: false, load: step(() => import('./TownScreen.svelte')) },
  { path: '/commencer/garder', account: false, load: step(() => import('./KeepScreen.svelte')) },
  { path: '/commencer/carte', account: false, load: step(() => import('./CardScreen.svelte')) },
]
