import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { setLanguage } from '../i18n/i18n.svelte'
import { go, router, startRouter, type Route } from './router.svelte'

const screen = (name: string) => Object.assign(() => ({}), { screen: name })
const route = (path: string, more: Partial<Route> = {}): Route => ({ path, load: async () => ({ default: screen(path) as never }), ...more })

let stop = () => undefined as void
const seen = () => (router.screen?.component as unknown as { screen: string } | undefined)?.screen

function start(list: Route[], allow: (route: Route) => string | null = () => null, more: Route[] = []) {
  history.replaceState(null, '', '/')
  stop = startRouter(list, async () => more, route('/404'), allow)
}

beforeEach(async () => {
  vi.stubGlobal('scrollTo', vi.fn())
  await setLanguage('fr')
  document.body.innerHTML = '<main><h1>Titre</h1><a id="in" href="/b?x=1">b</a><a id="out" href="https://example.org/">out</a></main>'
})
afterEach(() => stop())

describe('router', () => {
  it('shows the screen of the address, and the fallback of an unknown one', async () => {
    start([route('/'), route('/b')])
    await vi.waitFor(() => expect(seen()).toBe('/'))
    await go('/nulle-part')
    expect(seen()).toBe('/404')
  })

  it('asks for the rest only where the first screens do not have the address', async () => {
    start([route('/'), route('/b/:id')], undefined, [route('/b/c'), route('/rare')])
    await vi.waitFor(() => expect(seen()).toBe('/'))
    await go('/b/c')
    expect(seen()).toBe('/b/:id')
    await go('/rare')
    expect(seen()).toBe('/rare')
  })

  it('follows links of the app, keeps their query, and moves the focus to the title', async () => {
    start([route('/'), route('/b')])
    await vi.waitFor(() => expect(seen()).toBe('/'))
    document.querySelector<HTMLElement>('#in')?.click()
    await vi.waitFor(() => expect(seen()).toBe('/b'))
    expect(location.search).toBe('?x=1')
    await vi.waitFor(() => expect(document.activeElement?.tagName).toBe('H1'))
  })

  it('goes to a place on the screen without starting the screen anew', async () => {
    start([route('/')])
    await vi.waitFor(() => expect(seen()).toBe('/'))
    document.body.insertAdjacentHTML('afterbegin', '<a id="skip" href="#place">passer</a><section id="place" tabindex="-1"></section>')
    const place = document.getElementById('place') as HTMLElement
    place.scrollIntoView = vi.fn()
    const visit = router.screen?.visit
    document.querySelector<HTMLElement>('#skip')?.click()
    expect(document.activeElement).toBe(place)
    expect(place.scrollIntoView).toHaveBeenCalled()
    await new Promise((done) => setTimeout(done, 0))
    expect([router.screen?.visit, location.hash]).toEqual([visit, ''])
  })

  it('leaves other links and modified clicks to the browser', async () => {
    start([route('/'), route('/b')])
    await vi.waitFor(() => expect(seen()).toBe('/'))
    for (const [id, init] of [['#out', {}], ['#in', { ctrlKey: true }]] as const) {
      const event = new MouseEvent('click', { bubbles: true, cancelable: true, ...init })
      let taken: boolean | undefined
      // Last in line: sees what the router decided, then keeps jsdom from navigating.
      const last = (click: Event) => {
        taken = click.defaultPrevented
        click.preventDefault()
      }
      window.addEventListener('click', last, { once: true })
      document.querySelector(id)?.dispatchEvent(event)
      expect(taken).toBe(false)
    }
    expect(seen()).toBe('/')
  })

  it('sends away whom the guard does not let in', async () => {
    start([route('/'), route('/b'), route('/secret')], (wanted) => (wanted.path === '/secret' ? '/b?vers=/secret' : null))
    await vi.waitFor(() => expect(seen()).toBe('/'))
    await go('/secret')
    expect(seen()).toBe('/b')
    expect(location.search).toBe('?vers=/secret')
  })

  it('says when a screen could not be fetched, and recovers', async () => {
    let broken = true
    start([route('/'), { path: '/b', load: () => (broken ? Promise.reject(new Error('offline')) : Promise.resolve({ default: screen('/b') as never })) }])
    await vi.waitFor(() => expect(seen()).toBe('/'))
    await go('/b')
    expect(router.failed).toBe(true)
    broken = false
    await go('/b')
    expect([router.failed, seen()]).toEqual([false, '/b'])
  })

  it('shows the last screen asked for, not the last one to arrive', async () => {
    let arrive: () => void = () => undefined
    start([route('/'), route('/b'), { path: '/slow', load: () => new Promise((resolve) => (arrive = () => resolve({ default: screen('/slow') as never }))) }])
    await vi.waitFor(() => expect(seen()).toBe('/'))
    const slow = go('/slow')
    await go('/b')
    arrive()
    await slow
    expect(seen()).toBe('/b')
  })
})
