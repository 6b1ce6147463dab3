import { expect, it } from 'vitest'
import { askedKinds, NO_FILTERS, readFilters, toggleFamily, toggleKind, writeFilters } from './filters'
import { KIND_PATHS } from './drawings'
import { ALL_KINDS, FAMILIES, NEIGHBOUR_KINDS } from './kinds'

it('puts every kind in exactly one family, with a drawing', () => {
  expect([...ALL_KINDS].sort()).toEqual(Object.keys(KIND_PATHS).sort())
  expect(new Set(ALL_KINDS).size).toBe(ALL_KINDS.length)
  for (const kind of NEIGHBOUR_KINDS) expect(ALL_KINDS).toContain(kind)
})

it('asks for all, for a family, or for the kinds chosen in it', () => {
  expect(askedKinds(NO_FILTERS)).toBeUndefined()
  const learn = toggleFamily(NO_FILTERS, 'learn')
  expect(askedKinds(learn)).toEqual(FAMILIES.learn)
  expect(askedKinds(toggleKind(learn, 'MENTORING'))).toEqual(['MENTORING'])
  expect(toggleKind(toggleKind(learn, 'MENTORING'), 'MENTORING')).toEqual(learn)
  expect(toggleFamily(toggleKind(learn, 'MENTORING'), 'learn')).toEqual(NO_FILTERS)
})

it('comes back from the address as it went in', () => {
  const filters = toggleKind(toggleFamily({ ...NO_FILTERS, text: 'vélo & co' }, 'neighbours'), 'SHARED_RIDE')
  expect(readFilters(writeFilters(filters))).toEqual(filters)
  expect(writeFilters(NO_FILTERS)).toBe('')
})

it('ignores what somebody wrote into the address', () => {
  expect(readFilters('?genre=constructor&plus=JOB')).toEqual(NO_FILTERS)
  expect(readFilters('?genre=learn&plus=JOB,WORKSHOP,x')).toEqual({ text: '', family: 'learn', kinds: ['WORKSHOP'] })
})
