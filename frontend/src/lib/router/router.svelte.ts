/** The router: history API, links taken over, lazy screens, scroll and focus put where the person expects them. */

import { tick, type Component } from 'svelte'
import { allWords } from '../i18n/i18n.svelte'
import { match } from './match'

/** A screen gets `params`; most need none, and declare no props at all. */
type ScreenComponent = Component<any>

export interface Route {
  path: string
  /** A path to go to instead of showing a screen. */
  redirect?: () => string
  load: () => Promise<{ default: ScreenComponent }>
  /** Needs only the words of the frame, the tree and the welcome; the others come with the first other screen. */
  first?: boolean
  /** Default true: the screen is shown only to somebody signed in. */
  account?: boolean
  /** Which tab of the bar it belongs to. */
  tab?: string
}

interface Screen {
  component: ScreenComponent
  route: Route
  params: Record<string, string>
  /** Changes with each navigation, so that a screen starts anew when only its id changes. */
  visit: number
}

let routes: readonly Route[] = []
let more: () => Promise<readonly Route[]> = async () => []
let fallback: Route | undefined
let guard: (route: Route) => string | null = () => null
let screen = $state.raw<Screen | undefined>()
let failed = $state(false)
let pathname = $state('/')
let visits = 0
let first = true

export const router = {
  get screen(): Screen | undefined {
    return screen
  },
  get pathname(): string {
    return pathname
  },
  /** The screen's code could not be fetched: offline before it was kept, or a new version took its place. */
  get failed(): boolean {
    return failed
  },
}

/**
 * `rest` fetches the screens that few open: their addresses need not be on the phone before the first screen.
 * `allow` answers where to go instead, or null when the screen may be shown. Returns how to stop listening.
 */
export function startRouter(list: readonly Route[], rest: () => Promise<readonly Route[]>, notFound: Route, allow: (route: Route) => string | null): () => void {
  routes = list
  more = rest
  fallback = notFound
  guard = allow
  const back = () => void show(false)
  window.addEventListener('popstate', back)
  document.addEventListener('click', follow)
  void show(true)
  return () => {
    window.removeEventListener('popstate', back)
    document.removeEventListener('click', follow)
  }
}

export async function go(path: string, options: { replace?: boolean } = {}): Promise<void> {
  history[options.replace ? 'replaceState' : 'pushState'](null, '', path)
  await show(true)
}

export function reload(): Promise<void> {
  return show(true)
}

async function show(toTop: boolean): Promise<void> {
  const visit = ++visits
  pathname = location.pathname
  try {
    const found = match(routes, pathname) ?? match(await more(), pathname)
    if (visit !== visits) return
    const route = found?.route ?? fallback
    if (!route) return
    const instead = route.redirect?.() ?? guard(route)
    if (instead !== null) return await go(instead, { replace: true })
    const [{ default: component }] = await Promise.all([route.load(), route.first ? undefined : allWords()])
    if (visit !== visits) return
    screen = { component, route, params: found?.params ?? {}, visit }
    failed = false
  } catch {
    if (visit === visits) failed = true
  }
  await tick()
  if (toTop && !first) window.scrollTo(0, 0)
  if (!first) focusTitle()
  first = false
}

/** Screen readers announce the new page by its title; nothing is stolen from somebody who is already typing on it. */
function focusTitle(): void {
  const title = document.querySelector<HTMLElement>('main h1')
  if (!title || document.activeElement?.closest('main input, main textarea')) return
  title.tabIndex = -1
  title.focus({ preventScroll: true })
}

function follow(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  const link = (event.target as Element | null)?.closest('a')
  if (!link || link.hasAttribute('download') || (link.getAttribute('target') ?? '_self') !== '_self') return
  // In SVG, `href` is an object.
  const href = typeof link.href === 'string' ? link.href : (link.getAttribute('href') ?? '')
  const url = new URL(href, location.href)
  if (url.origin !== location.origin) return
  if (url.pathname === location.pathname && url.hash !== '') return within(event, url.hash)
  event.preventDefault()
  void go(url.pathname + url.search + url.hash)
}

/** A place on this screen, as the skip link's: left to the browser it would be a step in history, and the screen would start anew. */
function within(event: MouseEvent, hash: string): void {
  const place = document.getElementById(decodeURIComponent(hash.slice(1)))
  if (!place) return
  event.preventDefault()
  place.focus({ preventScroll: true })
  place.scrollIntoView()
}
