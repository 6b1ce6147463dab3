import { expect, it } from 'vitest'
import { limitsOf, NEAR_KM } from './limits'

it('says any price and any place by leaving them out', () => {
  expect(limitsOf(2, -1, 'anywhere', '93066')).toEqual({ hoursPerWeek: 2, maxCostEuros: null, onlineOnly: false, near: null })
})

it('takes nothing to pay for a limit', () => {
  expect(limitsOf(2, 0, 'online', undefined)).toEqual({ hoursPerWeek: 2, maxCostEuros: 0, onlineOnly: true, near: null })
})

it('is near one’s own town, where that is known', () => {
  expect(limitsOf(4, 50, 'near', '93066').near).toEqual({ insee: '93066', radiusKm: NEAR_KM })
  expect(limitsOf(4, 50, 'near', undefined).near).toBeNull()
})
