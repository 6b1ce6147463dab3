import { describe, expect, it } from 'vitest'
import { hoursOf } from './hours'

describe('hours as they are typed', () => {
  it.each([['3', 3], [' 1,5 ', 1.5], ['1.25', 1.25], ['2000', 2000], ['', null], ['  ', null]])('reads %j', (text, hours) => {
    expect(hoursOf(text)).toBe(hours)
  })

  it.each(['0', '-1', 'trois', '1,555', '2001', '1e3', '1 5', ','])('refuses %j', (text) => {
    expect(hoursOf(text)).toBeUndefined()
  })
})
