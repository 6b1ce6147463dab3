/** The screens of this area; `src/app/routes.ts` adds them to the app. */

import type { Route } from '../../lib/router/router.svelte'

export const routes: Route[] = []
