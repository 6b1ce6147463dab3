import { expect, it } from 'vitest'
import { sortLacking, type Lacking } from './lacking'

const lacking = (id: string, level: number, taught: [string, number][]): Lacking => ({
  level,
  skill: { id, label: id, icon: null, taughtBy: [{ id: `m-${id}`, teaches: taught.map(([skill, reach]) => ({ level: reach, skill: { id: skill } })) }] },
})
const ids = (list: readonly Lacking[]) => list.map(({ skill }) => skill.id)

it('tells what nobody teaches from what is learnt by doing and from what the limits leave out', () => {
  const sorted = sortLacking([
    lacking('alone', 2, []),
    lacking('begun', 3, [['begun', 1], ['other', 4]]),
    lacking('costly', 2, [['costly', 2]]),
    { level: 2, skill: { id: 'nothing', label: 'nothing', icon: null, taughtBy: [] } },
  ])
  expect(ids(sorted.untaught)).toEqual(['alone', 'nothing'])
  expect(ids(sorted.practice)).toEqual(['begun'])
  expect(ids(sorted.limited)).toEqual(['costly'])
})
