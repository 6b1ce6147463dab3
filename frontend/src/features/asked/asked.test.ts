import { beforeAll, describe, expect, it } from 'vitest'
import { allWords, setLanguage } from '../../lib/i18n/i18n.svelte'
import { bound, reasonOf, toAnswer, type Ask } from './asked'

const ask = (token: string): Ask => ({ token, level: 2, from: 'Amina', note: null, expiresAt: '2026-12-01T00:00:00Z', skill: { id: token, label: 'réparer un vélo', about: null } })
const tokens = (asks: readonly Ask[]) => asks.map(({ token }) => token)

beforeAll(async () => {
  await setLanguage('fr')
  await allWords()
})

describe('what binds us', () => {
  it('is said in words, what was done side by side first', () => {
    expect(bound(['COURSE', 'WORKSHOP'])).toBe('Même atelier que vous, même cours que vous')
    expect(bound(['OPPORTUNITY'])).toBe('Même annonce que vous')
  })

  it('claims nothing about whoever shares nothing', () => {
    expect(bound([])).toBe('Habite par ici')
  })
})

describe('what waits for my answer', () => {
  it('is what was asked, in the order of the service', () => {
    expect(tokens(toAnswer([ask('b'), ask('a')], []))).toEqual(['b', 'a'])
  })

  it('is no more what this phone has answered and not sent yet', () => {
    expect(tokens(toAnswer([ask('a'), ask('b')], [{ input: { token: 'a', confirm: false } }, { input: { skill: 'b' } }]))).toEqual(['b'])
  })

  it('keeps the one on screen, which says itself that it waits', () => {
    expect(tokens(toAnswer([ask('a'), ask('b')], [{ input: { token: 'a' } }], 'a'))).toEqual(['a', 'b'])
  })
})

describe('a refusal', () => {
  it('has its own sentence where the usual one does not help', () => {
    expect(reasonOf('ASKED_BEFORE')).toContain('une autre personne')
    expect(reasonOf('NO_CONFIRMER')).toContain('ne confirme plus')
  })

  it('is told in the usual words otherwise', () => {
    expect(reasonOf('TOO_YOUNG')).toBeUndefined()
    expect(reasonOf(null)).toBeUndefined()
  })
})
