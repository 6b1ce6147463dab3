import { expect, it } from 'vitest'
import type { PathObstacle } from '../../gen/graphql'
import { sortMissing, type Missing } from './missing'

const missing = (id: string, level: number, obstacles: PathObstacle[], wanted = id): Missing => ({ level, obstacles, skill: { id, label: id }, wanted: { id: wanted, label: wanted } })
const ids = (list: readonly Missing[]) => list.map(({ skill }) => skill.id)

it('tells what nobody teaches from what is learnt by doing and from what the limits leave out', () => {
  const sorted = sortMissing([
    missing('alone', 2, ['NOBODY_TEACHES']),
    missing('begun', 3, ['NOT_THAT_FAR']),
    missing('costly', 2, ['COST', 'PLACE']),
    missing('circle', 1, ['CIRCLE']),
    missing('late', 1, ['DATES']),
  ])
  expect(ids(sorted.untaught)).toEqual(['alone', 'circle'])
  expect(ids(sorted.practice)).toEqual(['begun'])
  expect(ids(sorted.limited)).toEqual(['costly', 'late'])
  expect(sorted.limits).toEqual(['COST', 'PLACE', 'DATES'])
})

it('tells a cause of several once', () => {
  const sorted = sortMissing([missing('root', 1, ['NOBODY_TEACHES'], 'a'), missing('root', 1, ['NOBODY_TEACHES'], 'b')])
  expect(ids(sorted.untaught)).toEqual(['root'])
})
