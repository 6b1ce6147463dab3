import { describe, expect, it } from 'vitest'
import en from './en'
import enRest from './en.rest'
import fr from './fr'
import frRest from './fr.rest'

type Leaf = [string, unknown]

function leaves(value: unknown, path = ''): Leaf[] {
  if (typeof value !== 'object' || value === null) return [[path, value]]
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, path ? `${path}.${key}` : key))
}

/** A text with parts is judged by what it gives: letters where a name goes, a number where a count goes. */
function said(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  const text = value as (...args: unknown[]) => string
  return [[1, 1, 1], [2, 2, 2], ['x', 'y', 'z']].flatMap((args) => {
    try {
      return [text(...args)]
    } catch {
      return []
    }
  })
}

const french = leaves({ ...fr, ...frRest })
const english = leaves({ ...en, ...enRest })

describe('dictionaries', () => {
  it('have the same keys', () => {
    expect(english.map(([key]) => key).sort()).toEqual(french.map(([key]) => key).sort())
  })

  it('say something everywhere', () => {
    for (const [key, value] of [...french, ...english]) for (const text of said(value)) expect(text.trim(), key).not.toBe('')
  })

  it('leave no number sign unfilled', () => {
    for (const [key, value] of [...french, ...english]) for (const text of said(value)) expect(text, key).not.toContain('#')
  })

  it('keep French signs with the word before them', () => {
    for (const [key, value] of french) for (const text of said(value)) expect(text, key).not.toMatch(/ [:;!?»]|« /)
  })

  it('use the typographic apostrophe in French', () => {
    for (const [key, value] of french) for (const text of said(value)) expect(text, key).not.toContain("'")
  })

  it('have the four level names of the design', () => {
    expect(fr.level.names).toEqual(['Avec de l’aide', 'Seul', 'Dans un cas nouveau', 'Je peux montrer aux autres'])
  })
})
