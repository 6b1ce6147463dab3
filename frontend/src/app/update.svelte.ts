/** Registers the service worker and offers its updates: a new version waits until the person says so. */

interface ScriptPolicy {
  createScriptURL(url: string): string
}

declare global {
  interface Window {
    trustedTypes?: { createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): ScriptPolicy }
  }
}

let waiting = $state.raw<ServiceWorker | null>(null)

export const update = {
  get ready(): boolean {
    return waiting !== null
  },
  accept(): void {
    waiting?.postMessage('update')
  },
}

const WORKER = '/sw.js'

export async function registerWorker(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  // Trusted Types: only this one address may become a worker.
  const policy = window.trustedTypes?.createPolicy('skilltree-worker', {
    createScriptURL: (url) => {
      if (url !== WORKER) throw new TypeError(`not the service worker: ${url}`)
      return url
    },
  })
  const controlled = navigator.serviceWorker.controller !== null
  try {
    const registration = await navigator.serviceWorker.register(policy ? policy.createScriptURL(WORKER) : WORKER, { scope: '/' })
    watch(registration)
  } catch {
    // A browser that refuses workers (private windows) loses offline use, nothing else.
    return
  }
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    // The first worker takes over a page that is already up to date.
    if (controlled) location.reload()
  })
}

function watch(registration: ServiceWorkerRegistration): void {
  const offer = () => {
    if (registration.waiting && navigator.serviceWorker.controller) waiting = registration.waiting
  }
  offer()
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', offer))
}
