import { beforeAll, describe, expect, test, vi } from 'vitest'
import { routes as first } from '../../app/routes'
import { routes as rest } from '../../app/routes.rest'
import { allWords, setLanguage } from '../../lib/i18n/i18n.svelte'
import { plan, STEPS } from './plan'

vi.mock('../../app/work.svelte', () => ({ work: { author: true, recruiter: true, organisations: () => [{ id: '1', name: 'x' }] } }))

const routes = [...first, ...rest]

describe('the plan of the service', () => {
  beforeAll(async () => {
    await setLanguage('fr')
    await allWords()
  })

  const listed = () => [...plan(true), ...plan(false)].flatMap(({ places }) => places)

  test('names every screen with a fixed address', () => {
    const fixed = routes.map(({ path }) => path).filter((path) => !path.includes(':') && !STEPS.has(path))
    expect(fixed.filter((path) => !listed().some(({ href }) => href === path))).toEqual([])
  })

  test('leads nowhere else', () => {
    expect(listed().filter(({ href }) => !routes.some(({ path }) => path === href))).toEqual([])
  })

  test('a step that is gone is taken off', () => {
    expect([...STEPS].filter((step) => !routes.some(({ path }) => path === step))).toEqual([])
  })

  test('has one name for each place', () => {
    for (const signedIn of [true, false]) {
      const names = plan(signedIn).flatMap(({ places }) => places.map(({ label }) => label))
      expect(new Set(names).size).toBe(names.length)
      expect(names).not.toContain('')
    }
  })
})
