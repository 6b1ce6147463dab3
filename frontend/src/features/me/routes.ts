/** The person's own settings, and who may see what. */

import type { Route } from '../../lib/router/router.svelte'

export const routes: Route[] = [
  { path: '/moi', tab: 'me', load: () => import('./MeScreen.svelte') },
  { path: '/moi/profil', tab: 'me', load: () => import('./ProfileScreen.svelte') },
  { path: '/moi/contacts', tab: 'me', load: () => import('./ContactsScreen.svelte') },
  { path: '/moi/envois', tab: 'me', load: () => import('./UnsentScreen.svelte') },
  { path: '/moi/appareils', tab: 'me', load: () => import('./DevicesScreen.svelte') },
  { path: '/moi/entrer', tab: 'me', load: () => import('./WaysScreen.svelte') },
  { path: '/moi/sites', tab: 'me', load: async () => ({ default: (await import('../platforms/PlatformScreen')).Linked }) },
  { path: '/bonjour', tab: 'tree', load: () => import('./HelloScreen.svelte') },
]
