import { describe, expect, it } from 'vitest'
import { choicesFor, isOld, needsParent, rowsOf, wholeOf, type Leaf, type Own } from './choices'

const leaf = (id: string, parentId: string | null = null, visibility = 'ONLY_ME') => ({ skill: { id, label: id }, parentId, visibility }) as Leaf
const own = (branch: string | null, visibility: string) => ({ branch: branch ? { id: branch } : null, visibility }) as Own[number]

describe('the rows', () => {
  it('stand below what they grow out of, with their own choices', () => {
    const rows = rowsOf([leaf('c', 'a'), leaf('a'), leaf('b')], [own('c', 'EVERYONE'), own(null, 'RECRUITERS')])
    expect(rows.map(({ leaf, depth, own, above }) => [leaf.skill.id, depth, own, above])).toEqual([
      ['a', 0, undefined, ''],
      ['c', 1, 'EVERYONE', 'a'],
      ['b', 0, undefined, ''],
    ])
  })

  it('loses nobody in a ring', () => {
    expect(rowsOf([leaf('a', 'b'), leaf('b', 'a')], []).map(({ leaf }) => leaf.skill.id).sort()).toEqual(['a', 'b'])
  })
})

describe('a choice for a row', () => {
  const rows = rowsOf([leaf('a'), leaf('c', 'a'), leaf('d', 'c'), leaf('b')], [own('d', 'EVERYONE'), own('b', 'EVERYONE')])

  it('ends the choices below it and no others', () => {
    expect(choicesFor(rows, 'a', 'RECRUITERS')).toEqual([
      { branch: 'a', visibility: 'RECRUITERS' },
      { branch: 'd', visibility: null },
    ])
  })

  it('can be taken away', () => {
    expect(choicesFor(rows, 'b', 'FOLLOW')).toEqual([{ branch: 'b', visibility: null }])
    expect(choicesFor(rows, 'x', 'FOLLOW')).toEqual([])
  })
})

describe('the whole', () => {
  it('has one choice only where all leaves have it', () => {
    expect(wholeOf([leaf('a', null, 'RECRUITERS'), leaf('b', null, 'RECRUITERS')], [])).toBe('RECRUITERS')
    expect(wholeOf([leaf('a', null, 'RECRUITERS'), leaf('b')], [])).toBeUndefined()
    expect(wholeOf([], [own(null, 'EVERYONE')])).toBe('EVERYONE')
    expect(wholeOf([], [])).toBe('ONLY_ME')
  })
})

describe('ages', () => {
  it('count once the year makes them certain', () => {
    expect([isOld(2008, 18, 2026), isOld(2007, 18, 2026), isOld(null, 16, 2026)]).toEqual([false, true, false])
    expect([needsParent(2011, 2026), needsParent(2010, 2026), needsParent(null, 2026)]).toEqual([true, false, false])
  })
})
