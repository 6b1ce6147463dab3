import { flushSync, mount, tick, unmount } from 'svelte'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { allWords, setLanguage } from '../../lib/i18n/i18n.svelte'
import { writeCache } from '../../offline/cache'
import { GUEST } from '../../offline/entry'
import { answer } from '../../test/fakes'
import { emptyPhone } from '../../test/setup'
import DoneScreen from './DoneScreen.svelte'
import { draft } from './draft.svelte'

const activity = (id: string, group: string, label = id) => ({ id, label, language: 'FR', picture: 'cuisiner', group, skills: [{ id: `${id}-1`, label }] })
const activities = ['a', 'b', 'c', 'd'].map((id, index) => activity(id, index < 2 ? 'HOME' : 'WORK'))

let screen: ReturnType<typeof mount>
const tiles = () => [...document.querySelectorAll<HTMLButtonElement>('ul.tiles button')]
const status = () => document.querySelector('.bar [role=status]')?.textContent ?? ''
const labels = () => [...document.querySelectorAll('.bar button')].map((button) => button.textContent.trim())

async function open() {
  screen = mount(DoneScreen, { target: document.body })
  await vi.waitFor(() => {
    flushSync()
    expect(tiles().length).toBe(4)
  })
}

beforeEach(async () => {
  await setLanguage('fr')
  await allWords()
  await draft.saved()
  await emptyPhone()
  draft.forgetPage()
  vi.stubGlobal('fetch', vi.fn(() => Promise.resolve(answer({ data: { activities } }))))
})
afterEach(() => unmount(screen))

it('shows pictures in groups that chips lead to', async () => {
  await open()
  expect([...document.querySelectorAll('nav a')].map((link) => link.getAttribute('href'))).toEqual(['#groupe-home', '#groupe-work'])
  expect(document.getElementById('groupe-work')?.textContent).toBe('Au travail')
})

it('counts what is chosen, says it, and blocks nobody who chose one only', async () => {
  await open()
  expect([status(), labels()]).toEqual(['Rien de choisi', ['Mon savoir-faire n’est pas là']])
  tiles()[0]?.click()
  await tick()
  expect(tiles()[0]?.getAttribute('aria-pressed')).toBe('true')
  expect(status()).toMatch(/^1 chose choisie/)
  expect(labels()).toEqual(['Continuer'])
  tiles()[0]?.click()
  await tick()
  expect(status()).toBe('Rien de choisi')
})

it('opens from the phone when there is no network', async () => {
  vi.stubGlobal('fetch', vi.fn(() => Promise.reject(new TypeError('Failed to fetch'))))
  await writeCache(GUEST, 'activities:fr', { activities })
  await open()
  expect(document.querySelector('.notice')).toBeNull()
})
