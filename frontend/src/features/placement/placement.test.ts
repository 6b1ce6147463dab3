import { flushSync, mount, tick, unmount } from 'svelte'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { SatFragment } from '../../gen/graphql'
import { configureTransport } from '../../lib/graphql/transport'
import { allWords, setLanguage } from '../../lib/i18n/i18n.svelte'
import { answer } from '../../test/fakes'
import AskOne from './AskOne.svelte'
import { faceOf, isStale, leftOf, stands } from './faces'
import { Sitting } from './sitting.svelte'

const NOW = new Date('2026-11-22T12:00:00Z')
const advised = vi.fn()

function sat(more: Partial<SatFragment> = {}): SatFragment {
  return {
    id: 'p', asked: 0, most: 9, ended: false, wording: 'USUAL', againFrom: null, questionLanguage: 'FR',
    question: { id: '4', text: 'Combien ?', choices: [{ id: 'a', text: 'Un' }, { id: 'b', text: 'Deux' }] },
    skill: { id: 's', label: 'souder' }, verdict: [], skip: [], first: [], later: [], grown: [], ...more,
  }
}

const brief = (id: string) => ({ id }) as SatFragment['first'][number]
const ENDED = sat({ ended: true, question: null, questionLanguage: null, asked: 5, againFrom: '2026-11-29T12:00:00Z', wording: 'EASIER' })
const fetches = vi.fn<typeof fetch>()
const inputs = () => fetches.mock.calls.map(([, init]) => (JSON.parse(String(init?.body)) as { variables: { input: Record<string, unknown> } }).variables.input)
const serve = (data: object) => fetches.mockImplementationOnce(() => Promise.resolve(answer({ data })))
const started = (placement: SatFragment) => serve({ startPlacement: { __typename: 'PlacementStarted', placement } })
const answered = (placement: SatFragment) => serve({ answerPlacement: { __typename: 'PlacementAnswered', right: true, placement } })

beforeEach(async () => {
  await setLanguage('fr')
  await allWords()
  fetches.mockReset()
  advised.mockReset()
  vi.stubGlobal('fetch', fetches)
  configureTransport({ credentials: () => ({ token: 'x', language: 'fr' }), onReach: () => undefined, onDeadSession: () => undefined })
})

describe('what is shown', () => {
  it('explains first, then asks, then tells', () => {
    expect(faceOf(undefined, null, NOW)).toBe('intro')
    expect(faceOf(sat(), null, NOW)).toBe('question')
    expect(faceOf(ENDED, null, NOW)).toBe('verdict')
  })

  it('does not open a test that waits by itself, and shows one that still counts', () => {
    expect(faceOf(undefined, sat({ asked: 2 }), NOW)).toBe('intro')
    expect(faceOf(undefined, ENDED, NOW)).toBe('verdict')
    expect(faceOf(undefined, ENDED, new Date('2026-12-01T00:00:00Z'))).toBe('intro')
    expect(stands(sat({ ended: true, againFrom: null }), NOW)).toBe(false)
  })

  it('says how much is left without counting', () => {
    expect([0, 6, 7, 8, 9].map((asked) => leftOf({ asked, most: 9 }))).toEqual(['leftMany', 'leftMany', 'leftFew', 'leftOne', 'leftOne'])
    expect(leftOf({ asked: 28, most: 36 })).toBe('leftFew')
    expect(leftOf({ asked: 0, most: 3 })).toBe('leftMany')
  })

  it('knows when the screen is behind', () => {
    expect(isStale('ALREADY_ANSWERED')).toBe(true)
    expect(isStale('RATE_LIMITED')).toBe(false)
    expect(isStale(undefined)).toBe(false)
  })
})

describe('a sitting', () => {
  it('sends a choice, and null for "I do not know"', async () => {
    const sitting = new Sitting('s', advised)
    started(sat())
    await sitting.begin(null)
    answered(sat({ asked: 1, question: { id: '2', text: 'Et ?', choices: [] } }))
    await sitting.answer('b')
    answered({ ...ENDED, first: [brief('m1')], skip: [brief('m0')], later: [brief('m2')] })
    await sitting.answer(null)
    expect(inputs().map(({ key, ...rest }) => (expect(key).toBeTruthy(), rest))).toEqual([
      { skill: 's', beside: null }, { placement: 'p', question: '4', choice: 'b' }, { placement: 'p', question: '2', choice: null },
    ])
    expect(sitting.sat?.ended).toBe(true)
    expect(advised.mock.calls).toEqual([['easier', ['m1', 'm2']]])
  })

  it('keeps its place without a network, and goes on with the same key', async () => {
    const sitting = new Sitting('s', advised)
    started(sat())
    await sitting.begin(null)
    fetches.mockRejectedValueOnce(new TypeError('Failed to fetch'))
    await sitting.answer('a')
    expect(sitting.problem?.code).toBe('OFFLINE')
    expect(sitting.sat?.question?.id).toBe('4')
    answered(sat({ asked: 1 }))
    await sitting.answer('a')
    expect(sitting.problem).toBeUndefined()
    expect(inputs()[1]?.['key']).toBe(inputs()[2]?.['key'])
  })

  it('shows what the server has when another tab was quicker', async () => {
    const sitting = new Sitting('s', advised)
    started(sat())
    await sitting.begin(null)
    serve({ answerPlacement: { __typename: 'Conflict', code: 'ALREADY_ANSWERED', message: 'x', field: 'question' } })
    serve({ lastPlacement: sat({ asked: 3 }) })
    await sitting.answer('a')
    expect(sitting.sat?.asked).toBe(3)
    expect(sitting.problem).toBeUndefined()
  })

  it('stops when asked to, once', async () => {
    const sitting = new Sitting('s', advised)
    started(sat({ asked: 1 }))
    await sitting.begin(null)
    serve({ endPlacement: { __typename: 'PlacementEnded', placement: ENDED } })
    await sitting.stop()
    await sitting.stop()
    expect(sitting.sat?.ended).toBe(true)
    expect(fetches).toHaveBeenCalledTimes(2)
  })
})

describe('a question', () => {
  it('always offers "I do not know", and asks for a choice before going on', async () => {
    const onanswer = vi.fn()
    const screen = mount(AskOne, { target: document.body, props: { sat: sat(), busy: false, onanswer, onstop: vi.fn() } })
    flushSync()
    await tick()
    const button = (text: string) => [...document.querySelectorAll('button')].find((one) => one.textContent.trim() === text)
    expect(document.activeElement?.textContent).toBe('Encore quelques questions')
    expect(button('Arrêter et voir le résultat')).toBeUndefined()
    document.querySelector('form')?.requestSubmit()
    flushSync()
    expect(document.querySelector('[role=alert]')?.textContent).toContain('Choisissez une réponse')
    expect(onanswer).not.toHaveBeenCalled()
    document.querySelectorAll<HTMLInputElement>('input[type=radio]')[1]?.click()
    flushSync()
    document.querySelector('form')?.requestSubmit()
    expect(onanswer).toHaveBeenLastCalledWith('b')
    button('Je ne sais pas')?.click()
    expect(onanswer).toHaveBeenLastCalledWith(null)
    void unmount(screen)
  })
})
