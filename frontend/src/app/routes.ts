/** Every screen of the app, each fetched when it is first opened. */

import { routes as about } from '../features/about/routes'
import { routes as badges } from '../features/badges/routes'
import { routes as cards } from '../features/cards/routes'
import { routes as confirm } from '../features/confirm/routes'
import { routes as courses } from '../features/courses/routes'
import { routes as home } from '../features/home/routes'
import { routes as me } from '../features/me/routes'
import { routes as next } from '../features/next/routes'
import { routes as opportunities } from '../features/opportunities/routes'
import { routes as phone } from '../features/phone/routes'
import { routes as recruiter } from '../features/recruiter/routes'
import { routes as requests } from '../features/requests/routes'
import { routes as skills } from '../features/skills/routes'
import { routes as start } from '../features/start/routes'
import { routes as studio } from '../features/studio/routes'
import { routes as tree } from '../features/tree/routes'
import { routes as welcome } from '../features/welcome/routes'
import { routes as workshops } from '../features/workshops/routes'
import { routes as written } from '../features/written/routes'
import type { Route } from '../lib/router/router.svelte'

export const routes: readonly Route[] = [
  ...home, ...tree, ...welcome, ...skills, ...next, ...courses, ...opportunities, ...me, ...confirm, ...start, ...about, ...badges, ...studio, ...recruiter, ...phone, ...cards, ...requests, ...workshops, ...written,
]

export const notFound: Route = { path: '/404', account: false, load: () => import('./NotFound.svelte') }
