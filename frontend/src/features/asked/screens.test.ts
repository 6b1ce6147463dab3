import { flushSync, mount, unmount, type Component } from 'svelte'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { allWords, setLanguage } from '../../lib/i18n/i18n.svelte'
import type { Outcome } from '../../offline/entry'
import { answer } from '../../test/fakes'
import { emptyPhone } from '../../test/setup'
import AskHere from './AskHere.svelte'
import ToConfirmScreen from './ToConfirmScreen.svelte'

const { perform, discard } = vi.hoisted(() => ({ perform: vi.fn<(document: unknown, input: object) => Promise<Outcome>>(), discard: vi.fn(() => Promise.resolve()) }))
vi.mock('../../offline/unsent.svelte', () => ({ GUEST: 'guest', perform, unsent: { mine: [], discard } }))

const DONE: Outcome = { state: 'done', data: {} }
const refused = (reason: string): Outcome => ({ state: 'refused', key: 'k', problem: { code: 'CONFLICT', reason } })
const ask = { token: 'abc', level: 2, from: '', note: 'Samedi', expiresAt: '2026-12-01T00:00:00Z', skill: { id: 's', label: 'réparer un vélo', about: null } }
const karim = { id: 'k', name: 'Karim', ties: ['WORKSHOP'] }

let screen: ReturnType<typeof mount>
let served: object

/** Shows it, with `data` as the service's answer, once `text` is there. */
async function open<Props extends Record<string, unknown>>(component: Component<Props>, props: Props, data: object, text: string) {
  served = data
  screen = mount(component, { target: document.body, props })
  await sees(text)
}

async function sees(text: string) {
  await vi.waitFor(() => {
    flushSync()
    expect(document.body.textContent.replaceAll('\u00a0', ' ')).toContain(text)
  })
}

function tap(name: string) {
  const button = [...document.querySelectorAll('button')].find(({ textContent }) => textContent.includes(name))
  if (!button) throw new Error(`no button ${name}`)
  button.click()
  flushSync()
}

beforeEach(async () => {
  await setLanguage('fr')
  await allWords()
  await emptyPhone()
  perform.mockReset().mockResolvedValue(DONE)
  discard.mockClear()
  window.scrollTo = vi.fn()
  vi.stubGlobal('fetch', vi.fn(() => Promise.resolve(answer({ data: served }))))
})
afterEach(() => unmount(screen))

const here = () => open(AskHere, { skillId: 's', label: 'vélo', level: 3 }, { proposedConfirmers: [karim] }, 'Même atelier que vous')

it('asks by one tap, with no word where none was written', async () => {
  await here()
  tap('Demander à Karim')
  await sees('C’est demandé')
  expect(perform.mock.calls[0]?.[1]).toEqual({ skill: 's', level: 3, confirmer: 'k', note: null })
  expect(document.querySelector('button')).toBeNull()
})

it('says why somebody cannot be asked, and lets others be', async () => {
  perform.mockResolvedValue(refused('ASKED_BEFORE'))
  await here()
  tap('Demander à Karim')
  await sees('Choisissez une autre personne.')
  expect(discard).toHaveBeenCalledWith('k')
  expect(document.querySelector('button')).not.toBeNull()
})

it('says that an ask has not left the phone', async () => {
  perform.mockResolvedValue({ state: 'waiting', key: 'k', problem: { code: 'OFFLINE' } })
  await here()
  tap('Demander à Karim')
  await sees('Pas encore envoyé')
})

const asked = (willingToConfirm = false) => open(ToConfirmScreen, {}, { willingToConfirm, confirmationsToAnswer: [ask] }, 'Voulez-vous aider ?')

it('declines without a word: the request is gone', async () => {
  await asked()
  expect(document.body.textContent).toContain('Quelqu’un')
  tap('Répondre')
  await sees('Samedi')
  tap('Pas maintenant')
  await sees('La demande n’est plus là.')
  expect(perform.mock.calls[0]?.[1]).toMatchObject({ token: 'abc', confirm: false, note: null })
  await sees('Rien à confirmer')
})

it('goes back to no where one may not agree yet', async () => {
  perform.mockResolvedValue(refused('TEXT_MISSING'))
  await asked()
  const box = document.querySelector<HTMLInputElement>('[role=switch]')
  expect(box?.checked).toBe(false)
  box?.click()
  await sees('Écrivez d’abord votre prénom')
  expect(box?.checked).toBe(false)
  expect(perform.mock.calls[0]?.[1]).toEqual({ willing: true })
})
