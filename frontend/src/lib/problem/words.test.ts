import { beforeAll, describe, expect, it } from 'vitest'
import { setLanguage } from '../i18n/i18n.svelte'
import { Problem } from './problem'
import { wordsFor } from './words'

beforeAll(() => setLanguage('fr'))

describe('wordsFor', () => {
  it('says the finer reason where there is one', () => {
    expect(wordsFor(new Problem('CONFLICT', { reason: 'LINK_USED', said: 'this link was used already' }))).toContain('déjà servi')
  })

  it('never shows the server’s own sentence', () => {
    for (const code of ['INVALID_INPUT', 'NOT_ALLOWED', 'NOT_FOUND', 'CONFLICT', 'INTERNAL', 'LIMIT_EXCEEDED'] as const) {
      expect(wordsFor(new Problem(code, { said: 'KeyError', reason: 'BRAND_NEW' }))).not.toContain('KeyError')
    }
  })

  it('turns seconds into minutes to wait', () => {
    expect(wordsFor(new Problem('RATE_LIMITED', { retryAfterSeconds: 61 }))).toContain('2 minutes')
  })

  it('gives the number to quote', () => {
    expect(wordsFor(new Problem('INTERNAL', { id: 'e-42' }))).toContain('e-42')
  })
})
