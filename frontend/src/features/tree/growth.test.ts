import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { leaf } from '../../test/fakes'
import { growth } from './growth'

describe('what grew', () => {
  it('is nothing on the first visit from a phone', async () => {
    expect((await growth('first', [leaf('a')])).size).toBe(0)
  })

  it('is what was not there, and what says more than it did', async () => {
    const before = [leaf('a'), leaf('b'), { ...leaf('c'), dormant: true }, leaf('d'), leaf('gone')]
    await growth('more', before)
    const now = [{ ...leaf('a'), level: 3 }, leaf('b', null, 'b', 'CONFIRMED'), leaf('c'), leaf('d'), leaf('e')]
    expect(Object.fromEntries(await growth('more', now))).toEqual({ a: 'more', b: 'more', c: 'more', e: 'fresh' })
  })

  it('is told once', async () => {
    await growth('once', [])
    expect((await growth('once', [leaf('a')])).size).toBe(1)
    expect((await growth('once', [leaf('a')])).size).toBe(0)
  })

  it('is not what became less', async () => {
    await growth('less', [{ ...leaf('a', null, 'a', 'CONFIRMED'), level: 4 }])
    expect((await growth('less', [{ ...leaf('a'), level: 2, dormant: true }])).size).toBe(0)
  })

  it('is each person’s own', async () => {
    await growth('one', [leaf('a')])
    expect((await growth('other', [leaf('b')])).size).toBe(0)
  })
})
