import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { Problem } from '../lib/problem/problem'
import { emptyPhone } from '../test/setup'
import { forgetProfile, readCache, writeCache } from './cache'
import { database, eraseProfile, readSetting, writeSetting } from './db'
import { Outbox } from './outbox'
import { newPin, ROUNDS, tryPin, type PinRecord } from './pin'
import { reseal } from './reseal'
import { vault } from './vault'

const QUERY = 'mutation DeclareSkill($input: DeclareSkillInput!) { declareSkill(input: $input) { __typename } }'
const DONE = { declareSkill: { __typename: 'SkillDeclared' } }

let record: PinRecord
let key: CryptoKey
let other: CryptoKey

const box = (post: (query: string, variables: unknown) => Promise<unknown> = () => Promise.reject(new Problem('OFFLINE'))) =>
  new Outbox({ profile: () => 'amina', post, random: () => 0, exclusive: (work) => work() })
const action = (label: string) => ({ query: QUERY, input: { skill: 's1' }, label })
/** Everything that lies in the database, as somebody with the phone in hand reads it. */
const lying = async () => {
  const db = await database()
  return JSON.stringify([await db.getAll('outbox'), await db.getAll('cache'), await db.getAll('settings')])
}

beforeAll(async () => {
  ;({ record, key } = await newPin('2468'))
  ;({ key: other } = await newPin('1357', 1))
})

beforeEach(async () => {
  await emptyPhone()
  vault.guard([])
  vault.drop('amina')
  vault.drop('bintou')
})

const protect = () => {
  vault.guard(['amina'])
  vault.hold('amina', key)
}

describe('a PIN', () => {
  it('opens with the right digits only, by enough rounds', async () => {
    expect(record.rounds).toBe(ROUNDS)
    expect(await tryPin('2468', record)).toBeDefined()
    expect(await tryPin('2469', record)).toBeUndefined()
  })

  it('gives another record each time, and a key that cannot be taken out', async () => {
    expect((await newPin('2468', 1)).record.check).not.toEqual((await newPin('2468', 1)).record.check)
    await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow()
  })
})

describe('what is kept of a profile with a PIN', () => {
  it('is readable with the key and lies sealed', async () => {
    protect()
    await writeCache('amina', 'tree', { leaf: 'coudre' })
    expect(await lying()).not.toContain('coudre')
    expect((await readCache('amina', 'tree'))?.data).toEqual({ leaf: 'coudre' })
  })

  it('is as good as absent while it is locked, with another key, and in another place', async () => {
    protect()
    await writeCache('amina', 'tree', { leaf: 'coudre' })
    vault.drop('amina')
    expect(await readCache('amina', 'tree')).toBeUndefined()
    vault.hold('amina', other)
    expect(await readCache('amina', 'tree')).toBeUndefined()
    vault.hold('amina', key)
    const db = await database()
    const row = await db.get('cache', ['amina', 'tree'])
    if (row) await db.put('cache', { ...row, name: 'contacts' })
    expect(await readCache('amina', 'contacts')).toBeUndefined()
  })

  it('is not written at all by an answer that comes after the lock', async () => {
    protect()
    vault.drop('amina')
    await writeCache('amina', 'tree', { leaf: 'coudre' })
    expect(await lying()).not.toContain('coudre')
  })

  it('leaves profiles without a PIN as they were', async () => {
    protect()
    await writeCache('bintou', 'tree', { leaf: 'souder' })
    expect((await readCache('bintou', 'tree'))?.data).toEqual({ leaf: 'souder' })
    expect(await lying()).toContain('souder')
  })
})

describe('unsent work of a profile with a PIN', () => {
  it('lies sealed, is sent as it was made, and stays sealed while it waits', async () => {
    protect()
    const post = vi.fn<(query: string, variables: unknown) => Promise<unknown>>().mockRejectedValueOnce(new Problem('OFFLINE')).mockResolvedValueOnce(DONE)
    const outbox = box(post)
    const { key: id } = await outbox.store(action('coudre'))
    expect(await lying()).not.toMatch(/coudre|s1|declareSkill/)
    await outbox.flush()
    expect(await lying()).not.toMatch(/coudre|s1|declareSkill/)
    expect((await outbox.entries())[0]).toMatchObject({ label: 'coudre', attempts: 1, lastProblem: { code: 'OFFLINE' } })
    await outbox.flush({ hurry: true })
    expect(post).toHaveBeenLastCalledWith(QUERY, { input: { skill: 's1', key: id } })
    expect(await outbox.entries()).toEqual([])
    outbox.stop()
  })

  it('is counted but neither read nor sent without the key', async () => {
    protect()
    const post = vi.fn().mockResolvedValue(DONE)
    const outbox = box(post)
    await outbox.store(action('coudre'))
    vault.drop('amina')
    await outbox.flush({ hurry: true })
    expect(post).not.toHaveBeenCalled()
    expect((await outbox.entries()).map(({ profile, label, sealed }) => [profile, label, sealed !== undefined])).toEqual([['amina', '', true]])
    vault.hold('amina', key)
    await outbox.flush({ hurry: true })
    expect(post).toHaveBeenCalledTimes(1)
    outbox.stop()
  })

  it('keeps the order among sealed and open entries', async () => {
    const outbox = box()
    await outbox.store(action('first'))
    protect()
    await outbox.store(action('second'))
    expect((await outbox.entries()).map(({ label }) => label)).toEqual(['first', 'second'])
  })
})

describe('reseal', () => {
  it('seals what lay open, turns it to a new key, and lays it open again', async () => {
    const outbox = box()
    await outbox.store(action('coudre'))
    await writeCache('amina', 'tree', { leaf: 'coudre' })
    await reseal('amina', undefined, key)
    expect(await lying()).not.toContain('coudre')
    await reseal('amina', key, other)
    vault.guard(['amina'])
    vault.hold('amina', key)
    expect(await readCache('amina', 'tree')).toBeUndefined()
    vault.hold('amina', other)
    expect((await readCache('amina', 'tree'))?.data).toEqual({ leaf: 'coudre' })
    expect((await outbox.entries())[0]?.label).toBe('coudre')
    await reseal('amina', other, undefined)
    expect(await lying()).toContain('coudre')
  })

  it('leaves what another key closed, and other people’s', async () => {
    protect()
    const outbox = box()
    await outbox.store(action('coudre'))
    await writeCache('bintou', 'tree', { leaf: 'souder' })
    await reseal('amina', other, undefined)
    expect((await outbox.entries())[0]?.label).toBe('coudre')
    expect(await lying()).toContain('souder')
  })
})

describe('eraseProfile', () => {
  it('takes everything of one person and nothing of another', async () => {
    const outbox = box()
    await outbox.store(action('coudre'))
    await outbox.store({ ...action('souder'), profile: 'bintou' })
    await writeCache('amina', 'tree', 1)
    await writeCache('bintou', 'tree', 2)
    await writeSetting('studio-draft:amina:new:1', { form: 'x' })
    await writeSetting('newCard', { profile: 'amina', pin: '1' })
    await writeSetting('seen:bintou', [])
    await eraseProfile('amina')
    expect(await lying()).not.toMatch(/amina|coudre/)
    expect((await outbox.entries()).map(({ label }) => label)).toEqual(['souder'])
    expect([(await readCache('bintou', 'tree'))?.data, await readSetting('seen:bintou')]).toEqual([2, []])
    await writeSetting('newCard', { profile: 'bintou', pin: '1' })
    await writeSetting('studio-draft:bintou:new:1', { form: 'x' })
    await forgetProfile('bintou')
    expect(await readCache('bintou', 'tree')).toBeUndefined()
    expect(await readSetting('newCard')).toBeUndefined()
    expect(await readSetting('studio-draft:bintou:new:1')).toEqual({ form: 'x' })
  })
})
