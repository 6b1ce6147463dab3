/** Screens that few open, or that nobody opens first: their addresses are not on the phone before the first screen. */

import { routes as about } from '../features/about/routes'
import { routes as asked } from '../features/asked/routes'
import { routes as badges } from '../features/badges/routes'
import { routes as cards } from '../features/cards/routes'
import { routes as community } from '../features/community/routes'
import { routes as me } from '../features/me/routes'
import { routes as data } from '../features/data/routes'
import { routes as life } from '../features/opportunities/lifeRoutes'
import { routes as phone } from '../features/phone/routes'
import { routes as proofs } from '../features/proofs/routes'
import { routes as recruiter } from '../features/recruiter/routes'
import { routes as requests } from '../features/requests/routes'
import { routes as sharing } from '../features/sharing/routes'
import { routes as studio } from '../features/studio/routes'
import { routes as workshops } from '../features/workshops/routes'
import { routes as written } from '../features/written/routes'
import type { Route } from '../lib/router/router.svelte'

export const routes: readonly Route[] = [...about, ...asked, ...badges, ...life, ...studio, ...recruiter, ...me, ...data, ...phone, ...cards, ...community, ...requests, ...sharing, ...workshops, ...written, ...proofs]
