/** The start of the page: language, session, outbox, router, then the frame; the service worker last, when the page is quiet. */

import { mount } from 'svelte'
import App from './app/App.svelte'
import { moreRoutes, notFound, routes } from './app/routes'
import { theme } from './app/theme.svelte'
import { registerWorker } from './app/update.svelte'
import { work } from './app/work.svelte'
import { connection } from './lib/connection.svelte'
import { configureTransport } from './lib/graphql/transport'
import { i18n, preferredLanguage, setLanguage } from './lib/i18n/i18n.svelte'
import { startRouter } from './lib/router/router.svelte'
import { door } from './lib/session/door'
import { session } from './lib/session/session.svelte'
import { startOutbox } from './offline/unsent.svelte'
import './styles/index.css'

theme.start()
configureTransport({
  credentials: () => ({ token: session.token, language: i18n.language }),
  onReach: connection.saw,
  onDeadSession: session.expire,
})

await Promise.all([setLanguage(preferredLanguage()), session.restore()])

const target = document.getElementById('app')
if (!target) throw new Error('index.html has no #app')
mount(App, { target })

startRouter(routes, moreRoutes, notFound, (route) => door(route, location))
void startOutbox()
void work.load()
if (import.meta.env.PROD) void registerWorker()
