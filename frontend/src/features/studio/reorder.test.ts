import { expect, it } from 'vitest'
import { insertAt, move, removeAt } from './reorder'

const list = ['a', 'b', 'c', 'd']

it('moves up and down, and nowhere past the ends', () => {
  expect(move(list, 0, 1)).toEqual(['b', 'a', 'c', 'd'])
  expect(move(list, 3, 2)).toEqual(['a', 'b', 'd', 'c'])
  for (const [from, to] of [[0, -1], [3, 4], [9, 0], [-1, 0]] as const) expect(move(list, from, to)).toEqual(list)
})

it('undoes a removal wherever it was', () => {
  for (const [index, item] of list.entries()) expect(insertAt(removeAt(list, index), index, item)).toEqual(list)
})

it('puts back at the end of a list that became shorter', () => {
  expect(insertAt(['a'], 3, 'd')).toEqual(['a', 'd'])
})

it('keeps the first list as it was', () => {
  move(list, 0, 3)
  removeAt(list, 0)
  expect(list).toEqual(['a', 'b', 'c', 'd'])
})
