import { beforeEach, expect, it, vi } from 'vitest'
import { allWords, setLanguage } from '../../lib/i18n/i18n.svelte'
import { session } from '../../lib/session/session.svelte'
import { database, writeSetting } from '../../offline/db'
import { answer } from '../../test/fakes'
import { emptyPhone } from '../../test/setup'
import { draft } from './draft.svelte'
import { keepByCard, newCard } from './keep'

const CARD = { number: 'ABCDE-FGHIJ', pin: '1234' }
const asked: string[] = []
let whoFails = false

function serve(path: string, init: RequestInit): Promise<Response> {
  const query = path === '/graphql' ? String((JSON.parse(String(init.body)) as { operationName: string }).operationName) : path
  asked.push(query)
  if (query === '/auth/new') return Promise.resolve(answer({ token: 'secret', expires: '2027-01-01T00:00:00Z', card: CARD }, { status: 201 }))
  if (query === 'Who' && !whoFails) return Promise.resolve(answer({ data: { me: { id: 'new', displayName: '', language: 'FR' } } }))
  return Promise.reject(new TypeError('Failed to fetch'))
}

beforeEach(async () => {
  vi.stubGlobal('fetch', vi.fn(serve))
  vi.stubGlobal('scrollTo', vi.fn())
  await setLanguage('fr')
  await allWords()
  await session.signOut()
  await draft.saved()
  await emptyPhone()
  draft.forgetPage()
  asked.length = 0
  whoFails = false
  draft.toggle({ id: 'a', label: 'Cuisiner', picture: null, level: 2, skills: [{ id: 's1', label: 'cuisiner' }] })
})

it('opens an account, binds the leaves to it and shows its card once', async () => {
  await keepByCard()
  expect(session.profile).toBe('new')
  expect((await (await database()).getAll('outbox')).map(({ profile, input }) => [profile, input.skill])).toEqual([['new', 's1']])
  expect(await newCard()).toMatchObject({ ...CARD, profile: 'new' })
  expect((await newCard())?.token).toBeUndefined()
})

it('goes on with the account that was made when the network left in the middle', async () => {
  whoFails = true
  await expect(keepByCard()).rejects.toThrow()
  expect(session.profile).toBeNull()
  expect(draft.picks).toHaveLength(1)
  whoFails = false
  await keepByCard()
  expect(asked.filter((what) => what === '/auth/new')).toHaveLength(1)
  expect(session.profile).toBe('new')
})

it('does not leave a card on the screen of a shared phone', async () => {
  await writeSetting('newCard', { ...CARD, at: Date.now() - 31 * 60_000, profile: 'new' })
  expect(await newCard()).toBeUndefined()
})
