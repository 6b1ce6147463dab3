import { beforeAll, describe, expect, it } from 'vitest'
import { allWords, setLanguage } from '../../lib/i18n/i18n.svelte'
import { howMany } from './facts'
import { asked, groupsOf } from './groups'

const node = (id: string, title: string, place: string) => ({ node: { id, title, organisation: { id: place, name: `chez ${place}` } } })

describe('the groups that can be asked for', () => {
  it('are those that exist: courses by name, each place that teaches once, my town and my goal if I have them', () => {
    const found = groupsOf({ me: { id: 'p', commune: { insee: '93066', name: 'Saint-Denis' }, goal: null }, searchCourses: { edges: [node('2', 'Vélo', 'a'), node('1', 'Pain', 'b'), node('3', 'Zinc', 'a')] } })
    expect(found.courses.map(({ id }) => id)).toEqual(['1', '2', '3'])
    expect(found.organisations.map(({ id }) => id)).toEqual(['a', 'b'])
    expect(found.commune).toEqual({ id: '93066', label: 'Saint-Denis' })
    expect(found.goal).toBeNull()
    expect(groupsOf({ me: null, searchCourses: { edges: [] } })).toEqual({ commune: null, goal: null, courses: [], organisations: [] })
  })

  it('are asked for one at a time, and only once chosen', () => {
    expect(asked('all', undefined)).toBeNull()
    expect(asked('course', undefined)).toBeUndefined()
    expect(asked('commune', '93066')).toEqual({ commune: '93066' })
    expect(asked('course', 'c')).toEqual({ course: 'c' })
    expect(asked('occupation', 'o')).toEqual({ occupation: 'o' })
    expect(asked('organisation', 'o')).toEqual({ organisation: 'o' })
  })
})

describe('how many can do it', () => {
  beforeAll(async () => {
    await setLanguage('fr')
    await allWords()
  })

  it('is told in whole steps, and not at all under the floor or of a group', () => {
    expect(howMany({ holders: 22 }, true)).toContain('22')
    expect(howMany({ holders: null }, true)).not.toMatch(/\d/)
    expect(howMany({ holders: 22 }, false)).not.toMatch(/\d/)
  })
})
