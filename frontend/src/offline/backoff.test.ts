import { describe, expect, it } from 'vitest'
import { delayMs } from './backoff'

describe('delayMs', () => {
  it('doubles from two seconds to five minutes', () => {
    expect([1, 2, 3, 20].map((attempts) => delayMs(attempts, undefined, () => 0))).toEqual([2_000, 4_000, 8_000, 300_000])
  })

  it('is never shorter than Retry-After, and adds at most a fifth', () => {
    expect(delayMs(1, 60, () => 0)).toBe(60_000)
    expect(delayMs(1, 60, () => 1)).toBe(72_000)
    expect(delayMs(20, 1, () => 0)).toBe(300_000)
  })
})
