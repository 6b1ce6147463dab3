import { expect, it } from 'vitest'
import { beside, fromPictures, type Proposal } from './kept'

const skill = (id: string) => ({ id, label: id, kind: 'SKILL' as const })
const proposal = (id: string, near: string[] = []): Proposal => ({ skill: skill(id), picture: null, seen: '', near: near.map(skill) })

it('what goes with kept skills comes once, and none that is proposed', () => {
  const proposals = [proposal('a', ['b', 'c']), proposal('b', ['d']), proposal('e', ['c', 'f'])]
  expect(beside(proposals, new Set(['a', 'e'])).map(({ id }) => id)).toEqual(['c', 'f'])
  expect(beside(proposals, new Set())).toEqual([])
})

it('two pictures with one skill propose it once, with the first picture', () => {
  const activity = (picture: string, ids: string[]) => ({ id: picture, label: picture, language: 'FR' as const, picture, group: 'HOME' as const, skills: ids.map((id) => ({ id, label: id })) })
  expect(fromPictures([activity('x', ['a', 'b']), activity('y', ['b', 'c'])]).map(({ skill: { id }, picture }) => [id, picture])).toEqual([['a', 'x'], ['b', 'x'], ['c', 'y']])
})
