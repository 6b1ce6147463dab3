import { flushSync, mount, unmount } from 'svelte'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { allWords, setLanguage } from '../../lib/i18n/i18n.svelte'
import { emptyPhone } from '../../test/setup'
import { draft } from './draft.svelte'
import LevelScreen from './LevelScreen.svelte'

const pick = (id: string) => ({ id, label: id, picture: null, level: null, skills: [] })

let screen: ReturnType<typeof mount>
const buttons = () => [...document.querySelectorAll<HTMLButtonElement>('li button')]

function open(at: string) {
  screen = mount(LevelScreen, { target: document.body, props: { params: { at } } })
  flushSync()
}

beforeEach(async () => {
  await setLanguage('fr')
  await allWords()
  await draft.saved()
  await emptyPhone()
  draft.forgetPage()
  draft.toggle(pick('cuisiner'))
  draft.toggle(pick('jardiner'))
  history.replaceState(null, '', '/commencer/comment/1')
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
  void unmount(screen)
})

it('asks about one thing in the four levels, and goes on by itself', async () => {
  open('1')
  expect(document.querySelector('h1')?.textContent).toBe('Cuisiner\u00a0: comment le faites-vous\u00a0?')
  expect(buttons()).toHaveLength(4)
  buttons()[1]?.click()
  flushSync()
  expect(buttons().map((button) => button.getAttribute('aria-pressed'))).toEqual(['false', 'true', 'false', 'false'])
  await vi.advanceTimersByTimeAsync(400)
  expect(location.pathname).toBe('/commencer/comment/2')
})

it('takes the first touch of an unsure finger, not the second', () => {
  open('1')
  buttons()[1]?.click()
  buttons()[3]?.click()
  expect(draft.picks[0]?.level).toBe(2)
})

it('shows the tree after the last thing', async () => {
  open('2')
  buttons()[0]?.click()
  flushSync()
  await vi.advanceTimersByTimeAsync(400)
  expect(location.pathname).toBe('/commencer/arbre')
})
