import { flushSync, mount, unmount } from 'svelte'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { setLanguage } from '../lib/i18n/i18n.svelte'
import { answer } from '../test/fakes'
import '../test/setup'
import SkillPicker from './SkillPicker.svelte'

const match = (id: string, label: string) => ({ label, language: 'FR', score: 1, spans: [{ start: 0, end: 4 }], skill: { id, label, kind: 'SKILL', icon: null, broader: [] } })

const fetch = vi.fn<typeof globalThis.fetch>()
const onpick = vi.fn()
const onmissing = vi.fn()
let picker: ReturnType<typeof mount>

const input = () => document.querySelector('input') as HTMLInputElement
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
  Element.prototype.scrollIntoView = vi.fn()
  fetch.mockReset()
  fetch.mockImplementation(async () => answer({ data: { searchSkills: [match('s1', 'cuisiner'), match('s2', 'cuisine du monde')] } }))
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
    expect(fetch).toHaveBeenCalledOnce()
    expect(JSON.parse(String(fetch.mock.calls[0]?.[1]?.body)).variables.text).toBe('cuis')
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
    fetch.mockImplementation(async () => answer({ data: { searchSkills: [] } }))
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
})
