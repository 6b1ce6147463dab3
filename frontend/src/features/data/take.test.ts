import { afterEach, describe, expect, it, vi } from 'vitest'
import { nameIn, takeAll } from './take'

afterEach(() => vi.unstubAllGlobals())

describe('taking one’s data away', () => {
  it('keeps the name that the server gave, and nothing stranger', () => {
    expect(nameIn('attachment; filename="mes-donnees.zip"')).toBe('mes-donnees.zip')
    expect(nameIn('attachment; filename="../../x"')).toBe('donnees.zip')
    expect(nameIn(null)).toBe('donnees.zip')
  })

  it.each([[401, 'SESSION_EXPIRED'], [429, 'RATE_LIMITED'], [500, 'BUSY']])('says what a %i means', async (status, code) => {
    vi.stubGlobal('fetch', vi.fn(async () => new Response('', { status })))
    await expect(takeAll()).rejects.toMatchObject({ code })
  })

  it('says that there is no network', async () => {
    vi.stubGlobal('fetch', vi.fn(async () => Promise.reject(new TypeError('failed'))))
    await expect(takeAll()).rejects.toMatchObject({ code: 'OFFLINE' })
  })
})
