/** Courses, their modules, and the small test before one: by one chunk, as each name here weighs on the first screen. */

import type { Route } from '../../lib/router/router.svelte'

const study: Route['load'] = () => import('./StudyScreen.svelte')

export const routes: Route[] = [
  { path: '/cours', tab: 'courses', load: () => import('./CoursesScreen.svelte') },
  { path: '/cours/:course', tab: 'courses', load: study },
  { path: '/module/:id', tab: 'courses', load: study },
  { path: '/test/:skill', tab: 'courses', load: study },
]
