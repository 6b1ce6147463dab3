import { beforeEach, expect, it, vi } from 'vitest'
import { answer } from '../../test/fakes'
import { newModuleFor, toTeach } from './teach'

const handle = vi.fn()

beforeEach(() => {
  handle.mockReset()
  vi.stubGlobal('fetch', handle)
})

it('leads to a new module each time, with the skill that is wanted', async () => {
  handle.mockImplementation(async () => answer({ data: { node: { __typename: 'Skill', id: 'a+/=', label: 'souder', kind: 'SKILL' } } }))
  const [one, other] = [newModuleFor('a+/='), newModuleFor('a+/=')].map((path) => new URL(path, 'https://example.invalid'))
  expect(one?.pathname).toMatch(/^\/atelier\/nouveau\/[\w-]{36}$/)
  expect(one?.pathname).not.toBe(other?.pathname)
  expect(await toTeach(one?.search ?? '')).toEqual([{ skill: { id: 'a+/=', label: 'souder', kind: 'SKILL' }, level: 2 }])
  expect(JSON.parse(String(handle.mock.lastCall?.[1].body)).variables).toEqual({ id: 'a+/=' })
})

it('tags nothing without a skill in the address, for something that is no skill, and without network', async () => {
  expect(await toTeach('')).toEqual([])
  expect(handle).not.toHaveBeenCalled()
  handle.mockImplementation(async () => answer({ data: { node: { __typename: 'Module' } } }))
  expect(await toTeach('?apprend=x')).toEqual([])
  handle.mockImplementation(async () => answer({ data: { node: null } }))
  expect(await toTeach('?apprend=x')).toEqual([])
  handle.mockRejectedValue(new TypeError('network'))
  expect(await toTeach('?apprend=x')).toEqual([])
})
