import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { answer } from '../../test/fakes'
import { Suggester } from './suggester.svelte'

const fetch = vi.fn<typeof globalThis.fetch>()
const tags = (...labels: string[]) => answer({ data: { tagText: labels.map((label, at) => ({ start: at, end: at + 1, score: 1, skill: { id: label, label, kind: 'SKILL' } })) } })
const asked = () => fetch.mock.calls.map(([, init]) => JSON.parse(String(init?.body)).variables.text)
const LONG = 'Nous apprenons à souder de la fibre.'

beforeEach(() => {
  vi.useFakeTimers()
  fetch.mockReset()
  fetch.mockImplementation(async () => tags('souder'))
  vi.stubGlobal('fetch', fetch)
})
afterEach(() => vi.useRealTimers())

it('asks after a pause, and again only for another text', async () => {
  const suggester = new Suggester()
  for (let at = 1; at <= LONG.length; at += 1) suggester.change(LONG.slice(0, at))
  expect(fetch).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1500)
  expect(asked()).toEqual([LONG])
  expect(suggester.found.map(({ skill }) => skill.label)).toEqual(['souder'])
  suggester.change(`${LONG} `)
  await vi.advanceTimersByTimeAsync(1500)
  expect(fetch).toHaveBeenCalledOnce()
})

it('says nothing of a few words, and forgets what an emptied text spoke of', async () => {
  const suggester = new Suggester()
  suggester.change('Souder')
  await vi.advanceTimersByTimeAsync(1500)
  expect(fetch).not.toHaveBeenCalled()
  suggester.change(LONG)
  await vi.advanceTimersByTimeAsync(1500)
  suggester.change('')
  expect(suggester.found).toEqual([])
  suggester.change(LONG)
  await vi.advanceTimersByTimeAsync(1500)
  expect(fetch).toHaveBeenCalledTimes(2)
})

it('keeps what it has without a network, and tries again at the next change', async () => {
  const suggester = new Suggester()
  suggester.change(LONG)
  await vi.advanceTimersByTimeAsync(1500)
  fetch.mockRejectedValueOnce(new TypeError('Failed to fetch'))
  suggester.change(`${LONG} Et à couper.`)
  await vi.advanceTimersByTimeAsync(1500)
  expect(suggester.found).toHaveLength(1)
  fetch.mockImplementation(async () => tags('souder', 'couper'))
  suggester.change(`${LONG} Et à couper droit.`)
  await vi.advanceTimersByTimeAsync(1500)
  expect(suggester.found).toHaveLength(2)
})

it('asks no more once the screen is left', async () => {
  const suggester = new Suggester()
  suggester.change(LONG)
  suggester.stop()
  await vi.advanceTimersByTimeAsync(1500)
  expect(fetch).not.toHaveBeenCalled()
})
