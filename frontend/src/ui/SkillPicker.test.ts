import { flushSync, mount, unmount } from 'svelte'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { allWords, setLanguage } from '../lib/i18n/i18n.svelte'
import { answer } from '../test/fakes'
import { forgetCommon } from '../lib/search/common'
import { emptyPhone } from '../test/setup'
import SkillPicker from './SkillPicker.svelte'

const match = (id: string, label: string) => ({ label, language: 'FR', score: 1, byMeaning: false, spans: [{ start: 0, end: 4 }], skill: { id, label, kind: 'SKILL', icon: null, labels: [], broader: [] } })
const common = (id: string, ...labels: string[]) => ({ labels, skill: { id, label: labels[0], kind: 'SKILL', icon: null, broader: [] } })

let matches: object[] = []
let commons: object[] = []

const fetch = vi.fn<typeof globalThis.fetch>()
const onpick = vi.fn()
const onmissing = vi.fn()
let picker: ReturnType<typeof mount>

const input = () => document.querySelector('input') as HTMLInputElement
const asked = () => fetch.mock.calls.map(([, init]) => JSON.parse(String(init?.body))).filter(({ operationName }) => operationName === 'SearchSkills').map(({ variables }) => variables.text)
const texts = () => options().map((option) => option.textContent?.replace(/\s+/g, ' ').trim())
const options = () => [...document.querySelectorAll('[role=listbox] [role=option]')]

function type(text: string) {
  input().value = text
  input().dispatchEvent(new Event('input', { bubbles: true }))
  flushSync()
}

function press(key: string) {
  input().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
  flushSync()
}

beforeEach(async () => {
  await setLanguage('fr')
  await allWords()
  await emptyPhone()
  forgetCommon()
  matches = [match('s1', 'cuisiner'), match('s2', 'cuisine du monde')]
  commons = []
  Element.prototype.scrollIntoView = vi.fn()
  fetch.mockReset()
  fetch.mockImplementation(async (_, init) => answer({ data: String(init?.body).includes('CommonSkills') ? { commonSkills: commons } : { searchSkills: matches } }))
  vi.stubGlobal('fetch', fetch)
  onpick.mockReset()
  onmissing.mockReset()
  picker = mount(SkillPicker, { target: document.body, props: { onpick, onmissing } })
  flushSync()
})
afterEach(() => unmount(picker))

describe('SkillPicker', () => {
  it('asks once for a word typed letter by letter', async () => {
    for (const text of ['c', 'cu', 'cui', 'cuis']) type(text)
    await vi.waitFor(() => expect(options()).toHaveLength(3))
    expect(asked()).toEqual(['cuis'])
  })

  it('marks what matched', async () => {
    type('cuis')
    await vi.waitFor(() => expect(document.querySelector('mark')?.textContent).toBe('Cuis'))
  })

  it('is driven by the keyboard', async () => {
    type('cuis')
    await vi.waitFor(() => expect(options()).toHaveLength(3))
    press('ArrowDown')
    press('ArrowDown')
    expect(input().getAttribute('aria-activedescendant')).toBe(options()[1]?.id)
    press('Enter')
    expect(onpick).toHaveBeenCalledWith(expect.objectContaining({ id: 's2' }))
  })

  it('closes on Escape and picks nothing', async () => {
    type('cuis')
    await vi.waitFor(() => expect(options()).toHaveLength(3))
    press('Escape')
    expect(input().getAttribute('aria-expanded')).toBe('false')
    expect(onpick).not.toHaveBeenCalled()
  })

  it('always offers what is not in the list', async () => {
    matches = []
    type('plier des origamis')
    await vi.waitFor(() => expect(options()).toHaveLength(1))
    ;(options()[0] as HTMLElement).click()
    expect(onmissing).toHaveBeenCalledWith('plier des origamis')
  })

  it('says in plain words when the network is gone', async () => {
    fetch.mockRejectedValue(new TypeError('Failed to fetch'))
    type('cuis')
    await vi.waitFor(() => expect(document.querySelector('[role=alert]')?.textContent).toContain('Pas de réseau'))
    // One's own words need no answer: they wait in the outbox with the rest.
    ;(options()[0] as HTMLElement).click()
    expect(onmissing).toHaveBeenLastCalledWith('cuis')
  })

  it('answers from the phone at once, marked, before the server is asked', async () => {
    commons = [common('c1', 'coudre', 'couture'), common('c2', 'jardiner')]
    input().focus()
    await vi.waitFor(() => expect(fetch).toHaveBeenCalledOnce())
    await vi.waitFor(() => {
      type('')
      type('c')
      expect(texts()).toEqual(['Coudre'])
    })
    type('cout')
    expect(texts()).toEqual(['Coudre trouvé avec « couture »'])
    expect([...document.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(['cout'])
    expect(document.querySelector('[role=status]')?.textContent).toBe('')
    expect(asked()).toEqual([])
  })

  it('adds what the server found below, and leaves the option under the keys where it is', async () => {
    commons = [common('c1', 'cuire du pain'), common('s2', 'cuisine du monde')]
    input().focus()
    await vi.waitFor(() => {
      type('')
      type('cui')
      expect(texts()).toHaveLength(2)
    })
    press('ArrowDown')
    press('ArrowDown')
    const active = options()[1]
    expect(active?.textContent).toContain('Cuisine du monde')
    await vi.waitFor(() => expect(options()).toHaveLength(4))
    expect(options()[1]).toBe(active)
    expect(input().getAttribute('aria-activedescendant')).toBe(active?.id)
    expect(active?.getAttribute('aria-selected')).toBe('true')
    expect(texts().slice(0, 3)).toEqual(['Cuire du pain', 'Cuisine du monde', 'Cuisiner'])
    expect(document.querySelector('[role=status]')?.textContent).toBe('3 résultats')
  })

  it('drops a late answer', async () => {
    let late: (response: Response) => void = () => undefined
    fetch.mockImplementationOnce(() => new Promise((resolve) => (late = resolve)))
    type('cou')
    await vi.waitFor(() => expect(asked()).toEqual(['cou']))
    type('cuis')
    late(answer({ data: { searchSkills: [match('old', 'courir')] } }))
    await vi.waitFor(() => expect(options()).toHaveLength(3))
    expect(texts().join()).not.toContain('Courir')
    expect(fetch.mock.calls[0]?.[1]?.signal?.aborted).toBe(true)
  })

  it('says in words what was found by its meaning, and the official name under the everyday one', async () => {
    const official = { text: 'assurer la garde de personnes', language: 'FR', preferred: true }
    matches = [
      { ...match('m1', 'garde du corps'), byMeaning: true, spans: [] },
      { ...match('m2', 'garder'), skill: { ...match('m2', 'garder').skill, labels: [{ text: 'garder', language: 'FR', preferred: true }, official] } },
    ]
    type('gard')
    await vi.waitFor(() => expect(texts().slice(0, 2)).toEqual(['Garde du corps Une autre façon de le dire', 'Garder Assurer la garde de personnes']))
  })

  it('finds what is common without a network, when the phone has met it', async () => {
    commons = [common('c1', 'coudre')]
    input().focus()
    await vi.waitFor(() => expect(fetch).toHaveBeenCalledOnce())
    fetch.mockRejectedValue(new TypeError('Failed to fetch'))
    type('coudr')
    await vi.waitFor(() => expect(document.querySelector('[role=status]')?.textContent).toBe('1 résultat'))
    ;(options()[0] as HTMLElement).click()
    expect(onpick).toHaveBeenCalledWith(expect.objectContaining({ id: 'c1' }))
  })
})
