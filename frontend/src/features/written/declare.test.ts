import { beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { allWords, setLanguage } from '../../lib/i18n/i18n.svelte'
import { session } from '../../lib/session/session.svelte'
import { unsent } from '../../offline/unsent.svelte'
import { answer } from '../../test/fakes'
import { emptyPhone } from '../../test/setup'
import { declareAll } from './declare'

const fetch = vi.fn<typeof globalThis.fetch>()
const wanted = [{ skill: { id: 's1', label: 'coudre' }, level: 2 }, { skill: { id: 's2', label: 'souder' }, level: 4 }]

beforeAll(async () => {
  await setLanguage('fr')
  await allWords()
})

beforeEach(async () => {
  await emptyPhone()
  fetch.mockReset()
  vi.stubGlobal('fetch', fetch)
  await session.open(null, () => Promise.resolve({ id: 'amina', displayName: 'Amina' }))
})

it('sends one action for each, with a key of its own, and nothing of the text', async () => {
  fetch.mockImplementation(async () => answer({ data: { declareSkill: { __typename: 'SkillDeclared', treeSkill: null } } }))
  expect(await declareAll(wanted)).toEqual([])
  const inputs = fetch.mock.calls.map(([, init]) => JSON.parse(String(init?.body)).variables.input)
  expect(inputs.map(({ key: _key, ...input }) => input)).toEqual([{ skill: 's1', level: 2, note: null }, { skill: 's2', level: 4, note: null }])
  expect(new Set(inputs.map(({ key }) => key)).size).toBe(2)
})

it('keeps them on the phone without a network, in their order', async () => {
  fetch.mockRejectedValue(new TypeError('Failed to fetch'))
  const left = await declareAll(wanted)
  expect(left.map(({ input, state }) => [input.skill, state])).toEqual([['s1', 'waiting'], ['s2', 'waiting']])
  expect(unsent.mine).toHaveLength(2)
  // Behind one that waits, the next is not even tried.
  expect(fetch).toHaveBeenCalledOnce()
})

it('says which one was refused', async () => {
  fetch.mockImplementation(async (_, init) => {
    const refused = String(init?.body).includes('"s1"')
    return answer({ data: { declareSkill: refused ? { __typename: 'NotFound', code: 'NOT_FOUND', message: 'x', field: 'skill' } : { __typename: 'SkillDeclared', treeSkill: null } } })
  })
  expect((await declareAll(wanted)).map(({ input, state, lastProblem }) => [input.skill, state, lastProblem?.code])).toEqual([['s1', 'refused', 'NOT_FOUND']])
})
