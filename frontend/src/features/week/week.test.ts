import { describe, expect, it } from 'vitest'
import { byDay, daysUntil, mailHref, moved, today, type Step } from './week'

describe('the days of a week', () => {
  it.each([['2026-11-16', 7, '2026-11-23'], ['2026-11-16', -7, '2026-11-09'], ['2026-12-28', 7, '2027-01-04'], ['2026-03-23', 7, '2026-03-30']])('moves %s by %i', (day, days, found) => {
    expect(moved(day, days)).toBe(found)
  })

  it('is today in Paris, also where it is still yesterday', () => {
    expect(today(new Date('2026-11-22T23:30:00Z'))).toBe('2026-11-23')
    expect(today(new Date('2026-07-22T21:59:00Z'))).toBe('2026-07-22')
  })

  it('offers the days that have begun, the last first', () => {
    expect(daysUntil('2026-11-16', '2026-11-18')).toEqual(['2026-11-18', '2026-11-17', '2026-11-16'])
    expect(daysUntil('2026-11-16', '2026-12-18')).toHaveLength(7)
  })

  it('puts steps together by day', () => {
    const step = (day: string, title: string) => ({ day, title }) as unknown as Step
    const found = byDay([step('2026-11-18', 'c'), step('2026-11-16', 'a'), step('2026-11-16', 'b')])
    expect(found.map(([day, steps]) => [day, steps.map(({ title }) => title)])).toEqual([['2026-11-16', ['a', 'b']], ['2026-11-18', ['c']]])
  })

  it('writes a letter whose text cannot become an address', () => {
    expect(mailHref('Ma semaine', 'Voici & merci ?bcc=x@y')).toBe('mailto:?subject=Ma%20semaine&body=Voici%20%26%20merci%20%3Fbcc%3Dx%40y')
  })
})
