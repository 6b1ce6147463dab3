import { beforeAll, beforeEach, expect, it } from 'vitest'
import { allWords, setLanguage } from '../../lib/i18n/i18n.svelte'
import { database, readSetting } from '../../offline/db'
import { emptyPhone } from '../../test/setup'
import type { Pick } from './draft'
import { draft, SETTING } from './draft.svelte'
import { handOver } from './handover'

const picks: Pick[] = [
  { id: 'a', label: 'Cuisiner', picture: 'cuisiner', level: null, skills: [{ id: 's1', label: 'cuisiner' }, { id: 's2', label: 'faire les courses' }] },
  { id: 'own:kora', label: 'jouer de la kora', picture: null, level: null, skills: [] },
]
const entries = async () => (await database()).getAllFromIndex('outbox', 'order')

beforeAll(async () => {
  await setLanguage('fr')
  await allWords()
})

beforeEach(async () => {
  await draft.saved()
  await emptyPhone()
  draft.forgetPage()
  for (const pick of picks) draft.toggle(pick)
  draft.setLevel(0, 2)
  draft.setLevel(1, 4)
  draft.setPlace({ insee: '93066', name: 'Saint-Denis', territory: '200057867' })
})

it('turns each leaf and the town into one action of the new profile', async () => {
  expect(await handOver('amina')).toBe(4)
  const all = await entries()
  expect(all.map(({ query, input, profile, state }) => [/\b(\w+)\(input/.exec(query)?.[1], { ...input, key: '' }, profile, state])).toEqual([
    ['updateProfile', { commune: '93066', key: '' }, 'amina', 'waiting'],
    ['declareSkill', { skill: 's1', level: 2, note: null, key: '' }, 'amina', 'waiting'],
    ['declareSkill', { skill: 's2', level: 2, note: null, key: '' }, 'amina', 'waiting'],
    ['proposeSkill', { label: 'jouer de la kora', level: 4, language: 'FR', kind: 'SKILL', key: '' }, 'amina', 'waiting'],
  ])
  expect(all.every(({ key, input }) => input.key === key)).toBe(true)
  expect(new Set(all.map(({ key }) => key)).size).toBe(4)
})

it('leaves no draft behind, and a second call adds nothing', async () => {
  await handOver('amina')
  expect([draft.picks.length, await readSetting(SETTING)]).toEqual([0, undefined])
  expect(await handOver('amina')).toBe(0)
  expect(await entries()).toHaveLength(4)
})

it('adds once when two tabs do it at the same time', async () => {
  expect((await Promise.all([handOver('amina'), handOver('amina')])).sort()).toEqual([0, 4])
  expect(await entries()).toHaveLength(4)
})

it('stands behind the work that waits already', async () => {
  await handOver('amina')
  draft.toggle({ ...picks[0]!, level: 1 })
  await handOver('amina')
  expect((await entries()).map(({ order }) => order)).toEqual([1, 2, 3, 4, 5, 6])
})
