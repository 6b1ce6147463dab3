import { describe, expect, it } from 'vitest'
import { setLanguage, allWords } from '../../lib/i18n/i18n.svelte'
import { crowKm, howFar } from './distance'
import { farWords, hoursWords, moneyWords, whenWords } from './facts'

const plain = (text: string | null) => text?.replaceAll(/[\u00a0\u202f]/g, ' ')

describe('howFar', () => {
  it('is here within the same commune', () => {
    expect(howFar(0, 'CAR')).toEqual({ kind: 'here' })
  })

  it('walks what can be walked, whatever the person usually takes', () => {
    for (const travel of ['WALK', 'BIKE', 'TRANSIT', 'CAR'] as const) expect(howFar(1.4, travel)).toMatchObject({ mode: 'WALK', minutes: 25 })
  })

  it('takes the person’s own way further out', () => {
    expect(howFar(5, 'BIKE')).toMatchObject({ mode: 'BIKE', minutes: 30 })
    expect(howFar(5, 'CAR')).toMatchObject({ mode: 'CAR', minutes: 15 })
    expect(howFar(5, 'WALK')).toMatchObject({ mode: 'TRANSIT' })
    expect(howFar(25, 'BIKE')).toMatchObject({ mode: 'TRANSIT' })
  })

  it('never says zero minutes, and never fewer minutes for more kilometres by the same way', () => {
    let last = 0
    for (let km = 2.3; km < 60; km += 0.7) {
      const far = howFar(km, 'TRANSIT')
      if (far.kind === 'here') throw new Error('not here')
      expect(far.minutes).toBeGreaterThanOrEqual(Math.max(5, last))
      last = far.minutes
    }
  })
})

describe('crowKm', () => {
  const saintDenis = { latitude: 48.9356, longitude: 2.3539 }

  it('is the distance between two communes, either way', () => {
    const stains = { latitude: 48.95, longitude: 2.3833 }
    expect(crowKm(saintDenis, stains)).toBeCloseTo(2.68, 1)
    expect(crowKm(stains, saintDenis)).toBeCloseTo(2.68, 1)
    // Paris to Marseille.
    expect(crowKm({ latitude: 48.8566, longitude: 2.3522 }, { latitude: 43.2965, longitude: 5.3698 })).toBeCloseTo(661, -1)
  })

  it('is unknown when a place is', () => {
    expect(crowKm(saintDenis, null)).toBeNull()
    expect(crowKm({ latitude: null, longitude: 2 }, saintDenis)).toBeNull()
  })
})

describe('facts in words', () => {
  it('says how far in French', async () => {
    await setLanguage('fr')
    await allWords()
    expect(plain(farWords(0, 'TRANSIT', 'Saint-Denis'))).toBe('Sur place, à Saint-Denis')
    expect(plain(farWords(1.4, 'TRANSIT', 'Aubervilliers'))).toBe('Aubervilliers, 1,4 km : environ 25 min à pied')
    expect(plain(farWords(30, 'TRANSIT', 'Meaux'))).toBe('Meaux, 30 km : environ 2 h 20 en transports')
    expect(farWords(null, 'TRANSIT', 'Stains')).toBe('Stains')
    expect(farWords(null, 'TRANSIT', null)).toBe('Lieu à voir ensemble')
  })

  it('says when, for each pair of dates', () => {
    expect(whenWords('2026-12-03', '2026-12-03')).toBe('Le 3 décembre 2026')
    expect(whenWords('2026-12-03', null)).toBe('À partir du 3 décembre 2026')
    expect(whenWords(null, '2026-12-03')).toBe('Jusqu’au 3 décembre 2026')
    expect(whenWords('2026-12-03', '2027-01-02')).toBe('Du 3 décembre 2026 au 2 janvier 2027')
    expect(whenWords(null, undefined)).toBeNull()
  })

  it('says hours and money without inventing any', () => {
    expect(plain(hoursWords(24, null))).toBe('24 h par semaine')
    expect(hoursWords(null, null)).toBeNull()
    expect(moneyWords({ kind: 'WORKSHOP', costEuros: 0 })).toEqual(['Gratuit'])
    expect(moneyWords({ kind: 'JOB', costEuros: 0 })).toEqual([])
    expect(moneyWords({ kind: 'JOB', costEuros: 0, pay: 'SMIC' })).toEqual(['SMIC'])
    expect(moneyWords({ kind: 'WORKSHOP', costEuros: 5 }).map(plain)).toEqual(['Coûte 5 €'])
  })
})
