/** The screens that everybody opens, each fetched when it is first opened; those that few open are fetched with their addresses. */

import { routes as confirm } from '../features/confirm/routes'
import { routes as courses } from '../features/courses/routes'
import { routes as home } from '../features/home/routes'
import { routes as next } from '../features/next/routes'
import { routes as opportunities } from '../features/opportunities/routes'
import { routes as skills } from '../features/skills/routes'
import { routes as start } from '../features/start/routes'
import { routes as tree } from '../features/tree/routes'
import { routes as welcome } from '../features/welcome/routes'
import type { Route } from '../lib/router/router.svelte'

export const routes: readonly Route[] = [...home, ...tree, ...welcome, ...skills, ...next, ...courses, ...opportunities, ...confirm, ...start]

export const moreRoutes = async (): Promise<readonly Route[]> => (await import('./routes.rest')).routes

export const notFound: Route = { path: '/404', account: false, load: () => import('./NotFound.svelte') }
