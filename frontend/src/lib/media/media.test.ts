import { describe, expect, it } from 'vitest'
import { fitted } from './media'

describe('fitted', () => {
  it.each([
    [3000, 2000, 1600, 1067],
    [2000, 3000, 1067, 1600],
    [40, 20, 40, 20],
    [100_000, 1, 1600, 1],
  ])('makes %i x %i fit as %i x %i', (width, height, wide, high) => {
    expect(fitted(width, height)).toEqual({ width: wide, height: high })
  })
})
