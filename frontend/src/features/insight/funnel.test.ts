import { describe, expect, it } from 'vitest'
import { hardest, slices, stepsOf } from './funnel'

const steps = (...reached: (number | null)[]) => reached.map((count, index) => ({ block: index, reached: count }))

describe('a funnel', () => {
  it('begins with those who began and ends with those who finished', () => {
    const found = stepsOf({ started: 33, completed: null, blocks: [{ index: 0, reached: 33 }, { index: 1, reached: 22 }] })
    expect(found.map(({ block, reached }) => [block, reached])).toEqual([[null, 33], [0, 33], [1, 22], [null, null]])
  })

  it('narrows to the next step and never widens', () => {
    const [first, second, last] = slices(steps(100, 50, 50))
    expect(first?.points).toBe('0,1 100,1 75,29 25,29')
    expect(second?.points).toBe('25,1 75,1 75,29 25,29')
    expect(last?.points).toBe('25,1 75,1 75,29 25,29')
  })

  it('shows that something is withheld, not how much', () => {
    const [few, ...rest] = slices(steps(22, null, null)).slice(1)
    expect([few, ...rest].map((slice) => slice?.withheld)).toEqual([true, true])
    expect(few?.points).toBe('48,1 52,1 52,29 48,29')
    expect(slices(steps(null, null)).every(({ withheld }) => withheld)).toBe(true)
  })
})

describe('where most people stop', () => {
  it.each([
    [[55, 55, 22, 22, 11], 1],
    [[44, 44, 44, null], 2],
    [[66, 44, 22, 22], 0],
  ])('of %j it is step %i', (reached, step) => {
    expect(hardest(steps(...reached), 11)).toBe(step)
  })

  it('is not told where a single group is missing: that may be one person', () => {
    expect(hardest(steps(33, 22, 11, 11), 11)).toBeUndefined()
    expect(hardest(steps(11, null, null), 11)).toBeUndefined()
  })
})
