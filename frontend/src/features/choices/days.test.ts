import { describe, expect, it } from 'vitest'
import { inDays, PUT_OFF } from './days'

describe('a day to put something off to', () => {
  it('goes over the end of a month and of a year', () => {
    expect(inDays(PUT_OFF.week, new Date(2026, 10, 28, 23, 59))).toBe('2026-12-05')
    expect(inDays(PUT_OFF.month, new Date(2026, 11, 15))).toBe('2027-01-14')
  })

  it('is the right one on the day on which clocks change', () => {
    expect(inDays(1, new Date(2026, 9, 24, 23, 30))).toBe('2026-10-25')
    expect(inDays(1, new Date(2026, 9, 25, 0, 30))).toBe('2026-10-26')
  })
})
