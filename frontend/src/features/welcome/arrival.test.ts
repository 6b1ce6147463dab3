import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it } from 'vitest'
import { HOME } from '../../lib/router/home'
import { session } from '../../lib/session/session.svelte'
import { eraseEverything } from '../../offline/db'
import { arrivalPath, wantedPath } from './arrival'

const enter = (displayName: string, id = 'p1') => session.open(null, () => Promise.resolve({ id, displayName }))

beforeEach(() => eraseEverything())

describe('wantedPath', () => {
  it('leads to what was asked for, inside the app only', () => {
    expect(wantedPath('?vers=/cours/abc')).toBe('/cours/abc')
    for (const search of ['', '?vers=https://example.org/', '?vers=//example.org', '?vers=/\\example.org']) expect(wantedPath(search)).toBe(HOME)
  })
})

describe('arrivalPath', () => {
  it('greets a newcomer once', async () => {
    await enter('')
    expect(await arrivalPath('')).toBe('/bonjour')
    expect(await arrivalPath('')).toBe(HOME)
    await enter('', 'p2')
    expect(await arrivalPath('')).toBe('/bonjour')
  })

  it('does not stand between people and what they came for', async () => {
    await enter('')
    expect(await arrivalPath('?vers=/confirmer')).toBe('/confirmer')
  })

  it('leaves those alone who have a name', async () => {
    await enter('Amina')
    expect(await arrivalPath('')).toBe(HOME)
  })
})
