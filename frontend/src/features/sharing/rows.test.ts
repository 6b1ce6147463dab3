import { describe, expect, it } from 'vitest'
import { rowsOf, type SharedLeaf } from './rows'

const leaf = (id: string, parentId: string | null = null) => ({ skill: { id, label: id }, parentId, level: 1 }) as unknown as SharedLeaf

describe('the rows of a shown tree', () => {
  it('puts each leaf below what it grows out of', () => {
    const rows = rowsOf([leaf('a'), leaf('b'), leaf('c', 'a'), leaf('d', 'c')])
    expect(rows.map(({ leaf: { skill }, depth }) => [skill.id, depth])).toEqual([['a', 0], ['c', 1], ['d', 2], ['b', 0]])
  })

  it('keeps a leaf whose branch is not shown', () => {
    expect(rowsOf([leaf('c', 'hidden')]).map(({ depth }) => depth)).toEqual([0])
  })
})
