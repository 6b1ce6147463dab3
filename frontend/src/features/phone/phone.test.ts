import { beforeEach, describe, expect, it, vi } from 'vitest'
import { configureTransport } from '../../lib/graphql/transport'
import { allWords, setLanguage } from '../../lib/i18n/i18n.svelte'
import { door } from '../../lib/session/door'
import { allTold, settle } from '../../lib/session/owed'
import { phone } from '../../lib/session/phone.svelte'
import { session } from '../../lib/session/session.svelte'
import { readCache, writeCache } from '../../offline/cache'
import { database, readSetting, writeSetting } from '../../offline/db'
import { vault } from '../../offline/vault'
import { answer } from '../../test/fakes'
import { emptyPhone } from '../../test/setup'
import { watchIdle } from './idle'
import { leaveAndErase } from './leave'
import { openKeptWork, removePin, setPin, TRIES } from './pins'
import { forgetPin } from './resume'
import { unlock } from './unlock'

vi.mock('../../offline/pin', async (original) => {
  const real = await original<typeof import('../../offline/pin')>()
  // The rounds are tested in sealed.test.ts; here they would only cost time.
  return { ...real, newPin: (pin: string) => real.newPin(pin, 10) }
})

/** A server with one PIN per handle. */
const server = { pins: new Map<string, { pin: string; tries: number; who: string }>(), up: true, calls: [] as [string, unknown, string | null][], who: 'amina' }
const MARK = { text: 'A', shape: 'leaf', colour: 'green' } as const

const serve = vi.fn<typeof fetch>(async (input, init) => {
  const path = String(input)
  const body = JSON.parse(String(init?.body ?? '{}')) as { handle: string; pin: string }
  const token = new Headers(init?.headers).get('Authorization')
  if (!server.up) throw new TypeError('Failed to fetch')
  server.calls.push([path, body, token])
  if (path === '/auth/pin') {
    const handle = `handle-${server.pins.size}`
    server.pins.set(handle, { pin: body.pin, tries: 5, who: server.who })
    return answer({ handle })
  }
  if (path === '/auth/unlock') {
    const one = server.pins.get(body.handle)
    if (!one || one.tries === 0) return answer({ code: 'LOCKED_OUT' }, { status: 410 })
    if (one.pin === body.pin) {
      server.who = one.who
      return answer({ token: `token of ${one.who}`, expires: '' })
    }
    one.tries -= 1
    return one.tries === 0 ? answer({ code: 'LOCKED_OUT' }, { status: 410 }) : answer({ code: 'BAD_CODE', triesLeft: one.tries }, { status: 400 })
  }
  if (path === '/auth/forget') server.pins.delete(body.handle)
  if (path === '/graphql') return answer({ data: { me: { id: server.who, displayName: server.who, language: 'FR', roles: [] } } })
  return new Response(null, { status: 204 })
})

const signIn = async (who: string) => {
  server.who = who
  await session.open(`token of ${who}`, () => Promise.resolve({ id: who, displayName: who }))
}
const mine = (profile = 'amina') => {
  const one = phone.of(profile)
  if (!one) throw new Error('no such profile')
  return one
}
const called = (path: string) => server.calls.filter(([one]) => one === path)
const route = (path: string, account?: boolean) => ({ path, load: () => Promise.reject(new Error()), ...(account === undefined ? {} : { account }) })

beforeEach(async () => {
  vi.stubGlobal('fetch', serve)
  forgetPin()
  await setLanguage('fr')
  await allWords()
  await emptyPhone()
  Object.assign(server, { pins: new Map(), up: true, calls: [], who: 'amina' })
  for (const one of ['amina', 'bintou']) vault.drop(one)
  await session.restore()
  await phone.load()
  configureTransport({ credentials: () => ({ token: session.token, language: 'fr' }), onReach: () => undefined, onDeadSession: session.expire })
})

describe('locking', () => {
  it('hides who it was at once, ends the session and keeps their data sealed', async () => {
    await signIn('amina')
    await writeCache('amina', 'tree', { leaf: 'coudre' })
    await setPin('2468', MARK)
    server.calls.length = 0
    const locking = session.lock()
    expect([session.status, session.profile, session.name, session.token]).toEqual(['out', null, '', null])
    await locking
    await allTold()
    expect(called('/auth/signout')).toEqual([['/auth/signout', {}, 'Bearer token of amina']])
    expect(await readSetting('session')).toBeUndefined()
    expect(await readCache('amina', 'tree')).toBeUndefined()
    expect(JSON.stringify(await (await database()).getAll('cache'))).not.toContain('coudre')
    await unlock(mine(), '2468')
    expect([session.status, session.profile, session.token]).toEqual(['in', 'amina', 'token of amina'])
    expect((await readCache('amina', 'tree'))?.data).toEqual({ leaf: 'coudre' })
  })

  it('comes by itself when the app is opened after ten minutes, and not before', async () => {
    await signIn('amina')
    await setPin('2468', MARK)
    await writeSetting('seen', Date.now() - 9 * 60_000)
    await session.restore()
    expect(session.status).toBe('in')
    await writeSetting('seen', Date.now() - 11 * 60_000)
    await session.restore()
    expect([session.status, session.profile]).toEqual(['out', null])
  })

  it('never comes to a phone without a PIN', async () => {
    await signIn('amina')
    await writeSetting('seen', 0)
    await session.restore()
    expect(session.status).toBe('in')
  })

  it('tells the server later when there is no network', async () => {
    await signIn('amina')
    await setPin('2468', MARK)
    server.up = false
    await session.lock()
    await allTold()
    server.up = true
    server.calls.length = 0
    await settle()
    await settle()
    expect(called('/auth/signout')).toEqual([['/auth/signout', {}, 'Bearer token of amina']])
  })
})

describe('unlocking', () => {
  beforeEach(async () => {
    await signIn('amina')
    await setPin('2468', MARK)
    await session.lock()
  })

  it('says how many tries are left, and ends after five', async () => {
    for (const triesLeft of [4, 3, 2, 1]) await expect(unlock(mine(), '1111')).rejects.toMatchObject({ code: 'BAD_CODE', triesLeft })
    await expect(unlock(mine(), '1111')).rejects.toMatchObject({ reason: 'LOCKED_OUT' })
    server.calls.length = 0
    await expect(unlock(mine(), '2468')).rejects.toMatchObject({ reason: 'LOCKED_OUT' })
    expect([server.calls, session.status]).toEqual([[], 'out'])
  })

  it('works without a network, and the server is met when it is back', async () => {
    server.up = false
    await unlock(mine(), '2468')
    expect([session.status, session.profile, session.sender, session.unmet]).toEqual(['expired', 'amina', null, true])
    server.up = true
    window.dispatchEvent(new Event('online'))
    await vi.waitFor(() => expect([session.status, session.sender, session.unmet]).toEqual(['in', 'amina', false]))
  })

  it('limits wrong tries without a network too', async () => {
    server.up = false
    for (let left = TRIES - 1; left > 0; left--) await expect(unlock(mine(), '1111')).rejects.toMatchObject({ triesLeft: left })
    await expect(unlock(mine(), '1111')).rejects.toMatchObject({ reason: 'ONLINE_ONLY' })
    await expect(unlock(mine(), '2468')).rejects.toMatchObject({ reason: 'ONLINE_ONLY' })
    server.up = true
    await unlock(mine(), '2468')
    expect(mine().wrong).toBe(0)
  })

  it('is not by the phone alone once the server ended it', async () => {
    for (let wrong = 0; wrong < 5; wrong++) await unlock(mine(), '1111').catch(() => undefined)
    server.up = false
    await expect(unlock(mine(), '2468')).rejects.toMatchObject({ reason: 'LOCKED_OUT' })
  })
})

describe('two people', () => {
  it('never read each other’s', async () => {
    await signIn('amina')
    await setPin('2468', MARK)
    await writeCache('amina', 'tree', { leaf: 'coudre' })
    await session.lock()
    await signIn('bintou')
    await setPin('9753', { ...MARK, text: 'B' })
    await writeCache('bintou', 'tree', { leaf: 'souder' })
    expect(await readCache('amina', 'tree')).toBeUndefined()
    await session.lock()
    await unlock(mine('amina'), '2468')
    expect([(await readCache('amina', 'tree'))?.data, await readCache('bintou', 'tree')]).toEqual([{ leaf: 'coudre' }, undefined])
  })

  it('leave no text that is being written, and find it again', async () => {
    await signIn('amina')
    await setPin('2468', MARK)
    await writeSetting('studio-draft:amina:1', { title: 'mon secret' })
    await writeSetting('newCard', { profile: 'amina', pin: '5032' })
    await writeSetting('studio-draft:bintou:1', { title: 'à elle' })
    await session.lock()
    await signIn('bintou')
    const db = await database()
    expect(JSON.stringify(await db.getAll('settings'))).not.toMatch(/secret|5032/)
    expect([await readSetting('studio-draft:amina:1'), await readSetting('newCard')]).toEqual([undefined, undefined])
    expect(await readSetting('studio-draft:bintou:1')).toEqual({ title: 'à elle' })
    await session.signOut()
    await unlock(mine(), '2468')
    expect([await readSetting('studio-draft:amina:1'), await readSetting('newCard')]).toEqual([{ title: 'mon secret' }, { profile: 'amina', pin: '5032' }])
  })

  it('one leaves and erases, the other keeps everything', async () => {
    await signIn('amina')
    await setPin('2468', MARK)
    await session.lock()
    await signIn('bintou')
    await setPin('9753', { ...MARK, text: 'B' })
    await writeCache('bintou', 'tree', { leaf: 'souder' })
    await leaveAndErase()
    await allTold()
    expect(phone.profiles.map(({ profile }) => profile)).toEqual(['amina'])
    expect([...server.pins.values()].map(({ who }) => who)).toEqual(['amina'])
    const db = await database()
    expect(JSON.stringify([await db.getAll('cache'), await db.getAll('outbox'), await db.getAll('settings')])).not.toContain('bintou')
    await unlock(mine('amina'), '2468')
    expect(session.profile).toBe('amina')
  })
})

describe('a PIN', () => {
  it('that is forgotten does not keep its owner out: another way, then the old PIN or a new one', async () => {
    await signIn('amina')
    await setPin('2468', MARK)
    await writeCache('amina', 'tree', { leaf: 'coudre' })
    await session.lock()
    await signIn('amina')
    expect([session.keyed, await readCache('amina', 'tree')]).toEqual([false, undefined])
    await openKeptWork('2468')
    expect([session.keyed, (await readCache('amina', 'tree'))?.data]).toEqual([true, { leaf: 'coudre' }])
    await setPin('8642', MARK)
    await session.lock()
    await unlock(mine(), '8642')
    expect((await readCache('amina', 'tree'))?.data).toEqual({ leaf: 'coudre' })
  })

  it('can be taken away', async () => {
    await signIn('amina')
    await setPin('2468', MARK)
    await writeCache('amina', 'tree', { leaf: 'coudre' })
    await removePin()
    expect([phone.profiles, server.pins.size, (await readCache('amina', 'tree'))?.data]).toEqual([[], 0, { leaf: 'coudre' }])
  })
})

describe('door', () => {
  const here = (url: string) => new URL(url, 'http://x')

  it('leads to the profiles of a shared phone, and from there to the front door', async () => {
    expect(door(route('/arbre'), here('/arbre'))).toBe('/bienvenue?vers=%2Farbre')
    await signIn('amina')
    await setPin('2468', MARK)
    expect(door(route('/arbre'), here('/arbre'))).toBeNull()
    await session.lock()
    expect(door(route('/arbre'), here('/arbre'))).toBe('/qui')
    expect(door(route('/bienvenue', false), here('/bienvenue'))).toBe('/qui')
    expect(door(route('/bienvenue', false), here('/bienvenue?autre=1'))).toBeNull()
    expect(door(route('/bienvenue', false), here('/bienvenue#carte=ABC'))).toBeNull()
    expect(door(route('/qui', false), here('/qui'))).toBeNull()
  })
})

describe('watchIdle', () => {
  it('warns after nine minutes, locks after ten, and a touch begins again', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] })
    const [warn, lock] = [vi.fn(), vi.fn()]
    const stop = watchIdle({ warn, lock })
    vi.advanceTimersByTime(8 * 60_000)
    expect(warn).not.toHaveBeenCalled()
    vi.advanceTimersByTime(75_000)
    expect([warn.mock.calls.length, lock.mock.calls.length]).toEqual([1, 0])
    window.dispatchEvent(new Event('keydown'))
    vi.advanceTimersByTime(9.5 * 60_000)
    expect([warn.mock.calls.length, lock.mock.calls.length]).toEqual([2, 0])
    vi.advanceTimersByTime(60_000)
    expect(lock).toHaveBeenCalled()
    stop()
    vi.useRealTimers()
  })
})
