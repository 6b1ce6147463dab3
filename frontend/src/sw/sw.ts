// The service worker: keeps the shell on the phone so that the page opens without a network.
/// <reference lib="webworker" />

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: { url: string; revision: string | null }[] };

const entries = self.__WB_MANIFEST;
const version = entries.map(({ url, revision }) => `${url}@${revision ?? ''}`).join('|');

/** A short name for exactly this set of files, so that a new build never reads an old file. */
async function cacheName(): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(version));
  return `shell-${Array.from(new Uint8Array(digest).slice(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

async function store(): Promise<void> {
  const cache = await caches.open(await cacheName());
  await cache.addAll(entries.map(({ url }) => new Request(url, { cache: 'reload' })));
}

async function sweep(): Promise<void> {
  const current = await cacheName();
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith('shell-') && name !== current).map((name) => caches.delete(name)));
}

async function answer(request: Request): Promise<Response> {
  const cache = await caches.open(await cacheName());
  const shell = request.mode === 'navigate' ? 'index.html' : request;
  return (await cache.match(shell)) ?? fetch(request);
}

self.addEventListener('install', (event) => event.waitUntil(store()));
self.addEventListener('activate', (event) => event.waitUntil(sweep()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (/^\/(graphql|auth|health|metrics)/.test(url.pathname)) return;
  event.respondWith(answer(request));
});
