import { beforeAll, describe, expect, it } from 'vitest'
import { allWords, setLanguage, t } from '../../lib/i18n/i18n.svelte'
import { sentence, supposed, type Reason } from './why'

const reason = (code: Reason['code'], more: Partial<Reason> = {}): Reason => ({ code, level: null, otherLevel: null, amount: null, day: null, source: null, skills: [], ...more })
const said = (code: Reason['code'], more: Partial<Reason> = {}) => sentence(reason(code, more), t()).replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ')
const day = '2026-11-22'

beforeAll(async () => {
  await setLanguage('fr')
  await allWords()
})

describe('why a leaf stands as it does', () => {
  it('says what speaks for it, with level and newest source', () => {
    expect(said('CONFIRMED', { level: 2, amount: 1, source: 'Bob : vu à l’œuvre.' })).toBe('Une personne le confirme : « Seul ». Bob : vu à l’œuvre.')
    expect(said('LEARNT', { level: 1, amount: 3, source: 'Souder' })).toBe('Vous avez fini 3 cours : « Avec de l’aide ». Le plus récent : Souder.')
    expect(said('TESTED', { level: 3, amount: 1 })).toBe('Vous avez réussi un test : « Dans un cas nouveau ».')
  })

  it('tells both sides of a contradiction', () => {
    expect(said('TEST_DIFFERS', { level: 2, otherLevel: 3, day })).toContain('« Dans un cas nouveau ». Le test du 22 novembre 2026')
    expect(said('CONFIRMERS_DIFFER', { level: 1, otherLevel: 4 })).toContain('« Avec de l’aide » et « Je peux montrer aux autres »')
    expect(said('SAID_BEYOND', { level: 4, otherLevel: 2 })).toBe('Vous dites : « Je peux montrer aux autres ». Ce qui est montré : « Seul ».')
  })

  it('accuses nobody where confirmations do not count', () => {
    for (const code of ['RING', 'FLOOD', 'OWN'] as const) expect(said(code, { amount: 2, day })).not.toMatch(/trich|faux|fraud|suspect/i)
  })

  it('has a sentence for each code but the list of what it supposes', () => {
    const codes: Reason['code'][] = [
      'SAID', 'LEARNT', 'TESTED', 'CONFIRMED', 'CREDENTIAL', 'CONTRIBUTED', 'ONE_SOURCE', 'RING', 'FLOOD', 'OWN', 'SAID_BEYOND', 'RETEST', 'TEST_DIFFERS',
      'CONFIRMERS_DIFFER', 'EXPIRED', 'QUIET', 'WOKEN', 'VALID_UNTIL', 'TAKEN_BACK', 'SUPPOSED',
    ]
    for (const code of codes) expect(said(code, { level: 2, otherLevel: 3, amount: 2, day, skills: [{ id: 'a', label: 'lire un plan' }] })).toMatch(/^[A-ZÀÉ2].*\.$/)
    expect(said('SUPPOSES')).toBe('')
    expect(supposed([reason('SAID'), reason('SUPPOSES', { skills: [{ id: 'a', label: 'lire un plan' }] })])).toEqual([{ id: 'a', label: 'lire un plan' }])
  })
})
