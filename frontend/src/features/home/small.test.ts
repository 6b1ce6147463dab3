import { beforeAll, describe, expect, it } from 'vitest'
import type { Visibility } from '../../gen/graphql'
import { setLanguage } from '../../lib/i18n/i18n.svelte'
import { crown, MOST } from './crown'
import { eyes } from './eyes'

beforeAll(() => setLanguage('fr'))

describe('crown', () => {
  it('has the newest leaf alone at the top', () => {
    const placed = crown(['old', 'new'])
    expect(placed.at(-1)).toMatchObject({ leaf: 'new', x: 0, tilt: 0 })
    expect(Math.min(...placed.map(({ y }) => y))).toBe(placed.at(-1)?.y)
  })

  it('keeps the newest of many, none on another', () => {
    const placed = crown(Array.from({ length: 40 }, (_, at) => at))
    expect(placed.map(({ leaf }) => leaf)).toEqual(Array.from({ length: MOST }, (_, at) => 40 - MOST + at))
    for (const one of placed) for (const other of placed) if (one.at < other.at) expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(15)
  })

  it('of nothing is bare', () => expect(crown([])).toEqual([]))
})

describe('eyes', () => {
  const seen = (...visibility: Visibility[]) => eyes(visibility.map((one) => ({ visibility: one })))

  it('says that nobody looks', () => {
    expect(seen()).toContain('Vous seul')
    expect(seen('ONLY_ME')).toContain('Vous seul')
  })

  it('counts what recruiters and everybody see', () => {
    expect(seen('ONLY_ME', 'RECRUITERS', 'RECRUITERS')).toMatch(/recruteurs voient 2 savoir-faire, sans votre nom/)
    expect(seen('RECRUITERS', 'EVERYONE')).toMatch(/Tout le monde peut voir 1 .*recruteurs voient 1 /)
  })
})
