/** The author's studio. `nouveau` and its like come before `:id`, which would take them for a module. */

import type { Route } from '../../lib/router/router.svelte'

const write = (screen: 'Studio' | 'Editor'): Route['load'] => async () => ({ default: (await import('./writing'))[screen] })
const figures: Route['load'] = () => import('../insight/FiguresScreen.svelte')
const open = (screen: keyof typeof import('./around')): Route['load'] => async () => ({ default: (await import('./around'))[screen] })

export const routes: Route[] = [
  { path: '/atelier', tab: 'studio', load: write('Studio') },
  { path: '/atelier/nouveau', tab: 'studio', redirect: () => `/atelier/nouveau/${crypto.randomUUID()}`, load: write('Editor') },
  { path: '/atelier/nouveau/:fresh', tab: 'studio', load: write('Editor') },
  { path: '/atelier/attente', tab: 'studio', load: open('Desk') },
  { path: '/atelier/relire/:id', tab: 'studio', load: open('Review') },
  { path: '/atelier/regle', tab: 'studio', load: open('Rule') },
  { path: '/atelier/ensembles', tab: 'studio', load: open('Sets') },
  { path: '/atelier/ensembles/:id', tab: 'studio', load: open('Set') },
  { path: '/atelier/reprendre', tab: 'studio', load: open('Others') },
  { path: '/atelier/fichiers', tab: 'studio', load: open('Files') },
  { path: '/atelier/sites', tab: 'studio', load: async () => ({ default: (await import('../platforms/PlatformScreen')).Sites }) },
  { path: '/atelier/manques', tab: 'studio', load: () => import('../insight/WantedScreen.svelte') },
  { path: '/atelier/chiffres', tab: 'studio', load: figures },
  { path: '/atelier/chiffres/:id', tab: 'studio', load: figures },
  { path: '/atelier/imprimer/:id', tab: 'studio', load: open('Paper') },
  { path: '/atelier/:id', tab: 'studio', load: write('Editor') },
]
