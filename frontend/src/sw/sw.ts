/** The service worker: keeps the shell on the phone so that it opens without a network, and the pictures that were seen. Data is not its business. */
/// <reference lib="webworker" />

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: { url: string; revision: string | null }[] }

const entries = self.__WB_MANIFEST

/** A short name for exactly this set of files, so that a new build never reads an old file. */
async function cacheName(): Promise<string> {
  const version = entries.map(({ url, revision }) => `${url}@${revision ?? ''}`).join('|')
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(version))
  return `shell-${Array.from(new Uint8Array(digest).slice(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('')}`
}

/** Files whose name holds their hash are copied from the last version: an update costs only what changed. */
async function store(): Promise<void> {
  const cache = await caches.open(await cacheName())
  await Promise.all(
    entries.map(async ({ url, revision }) => {
      const kept = revision === null ? await caches.match(url) : undefined
      if (kept) await cache.put(url, kept)
      else await cache.add(new Request(url, { cache: revision === null ? 'default' : 'reload' }))
    }),
  )
}

async function sweep(): Promise<void> {
  const current = await cacheName()
  const names = await caches.keys()
  await Promise.all(names.filter((name) => name.startsWith('shell-') && name !== current).map((name) => caches.delete(name)))
}

async function answer(request: Request): Promise<Response> {
  const cache = await caches.open(await cacheName())
  return (await cache.match(request.mode === 'navigate' ? 'index.html' : request)) ?? fetch(request)
}

const MEDIA = 'media'
const MOST_MEDIA = 80

/** Pictures and sounds of modules never change under their address: whoever saw one has it without a network. Private ones are not kept. */
async function media(request: Request): Promise<Response> {
  const cache = await caches.open(MEDIA)
  const kept = request.headers.has('range') ? undefined : await cache.match(request.url)
  if (kept) return kept
  const response = await fetch(request)
  if (response.status === 200 && response.headers.get('Cache-Control')?.startsWith('public')) {
    await cache.put(request.url, response.clone())
    const oldest = (await cache.keys()).slice(0, -MOST_MEDIA)
    await Promise.all(oldest.map((one) => cache.delete(one)))
  }
  return response
}

/** Pages of the server itself, which the shell must not hide. */
const SERVER = /^\/(achievements|auth|badges|courses|credentials|dev|graphql|health|hooks|issuers|me|metrics|modules|status|xapi)(\/|$)/

self.addEventListener('install', (event) => event.waitUntil(store()))
self.addEventListener('activate', (event) => event.waitUntil(sweep().then(() => self.clients.claim())))
self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url)
  if (event.request.method !== 'GET' || url.origin !== self.location.origin || SERVER.test(url.pathname)) return
  event.respondWith(url.pathname.startsWith('/media/') ? media(event.request) : answer(event.request))
})
/** What a notice says: that there is one. Its text is sealed for this browser, and even so holds no more than where to look. */
const SAYS: Record<string, string> = { fr: 'Vous avez un message.', en: 'You have a message.' }
const OVERVIEW = '/moi/rappels'

interface Told {
  open: string
  language: string
}

function told(data: PushMessageData | null): Told {
  try {
    const given: unknown = data?.json()
    const { open, language } = given as Partial<Told>
    // Only a screen of our own: neither `//elsewhere` nor another scheme.
    const own = typeof open === 'string' && new URL(open, self.location.origin).origin === self.location.origin && open.startsWith('/')
    return { open: own ? open : OVERVIEW, language: language === 'en' ? 'en' : 'fr' }
  } catch {
    return { open: OVERVIEW, language: 'fr' }
  }
}

async function show(screen: string): Promise<void> {
  const window = (await self.clients.matchAll({ type: 'window' }))[0]
  if (!window) return void (await self.clients.openWindow(screen))
  // A browser that will not bring it to the front still leads it there.
  await window.focus().catch(() => undefined)
  await window.navigate(screen)
}

self.addEventListener('push', (event) => {
  const { open, language } = told(event.data)
  // One place on the lock screen: the next notice takes it.
  event.waitUntil(self.registration.showNotification(SAYS[language] ?? '', { tag: 'notice', lang: language, icon: '/icon-192.png', data: open }))
})
self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(show(String(event.notification.data ?? OVERVIEW)))
})
// The page asks for this once the person agreed to update.
self.addEventListener('message', (event) => {
  if (event.data === 'update') void self.skipWaiting()
})
