import { describe, expect, it } from 'vitest'
import { fromParis, inParis } from './paris'

describe('times of Paris', () => {
  it.each([
    ['2026-12-05', '09:30', '2026-12-05T08:30:00.000Z'],
    ['2026-07-05', '09:30', '2026-07-05T07:30:00.000Z'],
    ['2027-01-01', '00:10', '2026-12-31T23:10:00.000Z'],
  ])('%s %s is %s', (day, time, instant) => {
    expect(fromParis(day, time)).toBe(instant)
    expect(inParis(instant)).toEqual({ day, time })
  })

  it('takes the first of the hour that comes twice, and the next of the one that does not come', () => {
    expect(fromParis('2026-10-25', '02:30')).toBe('2026-10-25T00:30:00.000Z')
    expect(fromParis('2026-03-29', '02:30')).toBe('2026-03-29T01:30:00.000Z')
  })

  it('knows nonsense', () => {
    expect(fromParis('', '09:30')).toBeNull()
    expect(fromParis('2026-12-05', '')).toBeNull()
  })
})
