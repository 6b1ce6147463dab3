import { describe, expect, it } from 'vitest'
import { words as en } from './words.en'
import { words as fr } from './words.fr'
import { spaced, toneOf } from './verdict'

describe('verdicts', () => {
  it('are green for what stands, red for what is refused, and of care otherwise', () => {
    expect(toneOf('VALID')).toBe('leaf')
    for (const bad of ['TAMPERED', 'REVOKED', 'NOT_A_BADGE'] as const) expect(toneOf(bad)).toBe('clay')
    for (const open of ['EXPIRED', 'NOT_CHECKED', 'NOT_YOURS', 'UNKNOWN_ISSUER'] as const) expect(toneOf(open)).toBe('ochre')
  })

  it.each([fr, en])('each have a name and a reason', (words) => {
    expect(Object.keys(words.why)).toEqual(Object.keys(words.verdict))
  })
})

describe('codes', () => {
  it('are shown in two halves', () => {
    expect(spaced('ABCDEFGHJK')).toBe('ABCDE FGHJK')
    expect(spaced('ABC')).toBe('ABC')
  })
})
