import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { readCache } from '../../offline/cache'
import { answer } from '../../test/fakes'
import { emptyPhone } from '../../test/setup'
import { setLanguage } from '../i18n/i18n.svelte'
import { commonSkills, forgetCommon, FRESH_MS } from './common'

const fetch = vi.fn<typeof globalThis.fetch>()
const skill = (label: string) => ({ labels: [label], skill: { id: label, label, kind: 'SKILL', icon: null, broader: [] } })
const serve = (label: string) => fetch.mockImplementation(async () => answer({ data: { commonSkills: [skill(label)] } }))
const found = async (text: string) => (await commonSkills())?.find(text).map((hit) => hit.skill.id)

beforeEach(async () => {
  await emptyPhone()
  forgetCommon()
  fetch.mockReset()
  vi.stubGlobal('fetch', fetch)
  await setLanguage('fr')
})
afterEach(() => vi.useRealTimers())

it('asks once, and keeps the answer by language with its date', async () => {
  serve('coudre')
  expect(await Promise.all([found('cou'), found('cou')])).toEqual([['coudre'], ['coudre']])
  expect(await found('cou')).toEqual(['coudre'])
  expect(fetch).toHaveBeenCalledOnce()
  expect((await readCache('guest', 'common-skills:fr'))?.at).toBeGreaterThan(Date.now() - 60_000)
  await setLanguage('en')
  serve('sew')
  expect(await found('sew')).toEqual(['sew'])
})

it('answers without a network when the page is opened again, however old the list is', async () => {
  serve('coudre')
  await found('cou')
  forgetCommon()
  fetch.mockRejectedValue(new TypeError('Failed to fetch'))
  vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 30 * FRESH_MS)
  expect(await found('cou')).toEqual(['coudre'])
})

it('is renewed after a day, for the next time', async () => {
  serve('coudre')
  await found('cou')
  serve('souder')
  vi.spyOn(Date, 'now').mockReturnValue(Date.now() + FRESH_MS)
  expect(await found('sou')).toEqual([])
  await vi.waitFor(async () => expect(await found('sou')).toEqual(['souder']))
  expect(fetch).toHaveBeenCalledTimes(2)
})

it('is nothing on a phone that never had it and has no network', async () => {
  fetch.mockRejectedValue(new TypeError('Failed to fetch'))
  expect(await commonSkills()).toBeUndefined()
})
