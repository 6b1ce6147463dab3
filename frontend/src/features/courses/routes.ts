/** Courses and their modules. */

import type { Route } from '../../lib/router/router.svelte'

export const routes: Route[] = [
  { path: '/cours', tab: 'courses', load: () => import('./CoursesScreen.svelte') },
  { path: '/cours/:id', tab: 'courses', load: () => import('./CourseScreen.svelte') },
  { path: '/module/:id', tab: 'courses', load: () => import('./ModuleScreen.svelte') },
]
