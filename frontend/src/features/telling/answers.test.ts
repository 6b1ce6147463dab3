import { describe, expect, it } from 'vitest'
import { inputOf, levelOf, nextQuestion, pictureOfYears, sharedOf, type Answers } from './answers'

describe('the next question', () => {
  it('is asked only where the answers leave it open', () => {
    expect(nextQuestion({})).toBe('alone')
    expect(nextQuestion({ alone: false })).toBe('years')
    expect(nextQuestion({ alone: true })).toBe('newCase')
    expect(nextQuestion({ alone: true, newCase: false })).toBe('years')
    expect(nextQuestion({ alone: true, newCase: true })).toBe('shows')
    expect(nextQuestion({ alone: true, newCase: true, shows: false, years: null })).toBe('often')
    expect(nextQuestion({ alone: false, years: 3, often: null })).toBe('forWhom')
    expect(nextQuestion({ alone: false, years: 3, often: null, forWhom: [] })).toBeUndefined()
  })

  it('is whether it is the same as before, once, and never of a licence', () => {
    const before = sharedOf({ alone: true, years: 3, often: 'WEEKLY', forWhom: ['SELF'] })
    expect(nextQuestion({}, { before })).toBe('alone')
    expect(nextQuestion({ alone: false }, { before })).toBe('same')
    expect(nextQuestion({ alone: false, ...before }, { before })).toBeUndefined()
    expect(nextQuestion({}, { title: true })).toBeUndefined()
  })
})

/** As tests/model/test_telling.py has them: the server works them out again. */
it.each<[Answers, number]>([
  [{ alone: false }, 1], [{ alone: false, newCase: true, shows: true }, 1], [{ alone: true }, 2], [{ alone: true, newCase: false, shows: true }, 2],
  [{ alone: true, newCase: true }, 3], [{ alone: true, newCase: true, shows: false }, 3], [{ alone: true, newCase: true, shows: true }, 4],
  [{ alone: true, newCase: true, shows: true, often: 'ONCE' }, 2],
])('%o is level %i', (answers, level) => expect(levelOf(answers)).toBe(level))

it('years told in words are nearest to the picture below them', () => {
  expect([0.2, 0.5, 1, 2.5, 3, 5, 7, 30].map(pictureOfYears)).toEqual([0, 0, 1, 1, 2, 2, 3, 4])
})

it('what was passed over is sent as unsaid', () => {
  expect(inputOf('s', { alone: true, years: null }, null)).toEqual({ skill: 's', note: null, alone: true, newCase: null, shows: null, years: null, often: null, forWhom: [] })
})
