import { describe, expect, it } from 'vitest'
import { highlight } from '../../lib/text/highlight'
import { findings, grouped, lettersTooMany, MOST_BYTES, readable, withTick, type Tag } from './tags'

const tag = (start: number, end: number, id: string, score = 1): Tag => ({ start, end, score, skill: { id, label: id, kind: 'SKILL' } })
const TEXT = '👩‍🍳 J’ai cuisiné 🍲 puis soudé. Cuisiné encore.'
const at = (words: string) => {
  const start = Array.from(TEXT.slice(0, TEXT.indexOf(words))).length
  return [start, start + Array.from(words).length] as const
}

describe('findings', () => {
  const tags = [tag(...at('soudé'), 'souder', 0.96), tag(...at('cuisiné'), 'cuisiner', 0.8), tag(...at('Cuisiné'), 'cuisiner', 1)]

  it('cuts the words out where the server counted them, emoji or not', () => {
    expect(findings(tags, TEXT).map(({ skill, score, seen }) => [skill.id, score, seen])).toEqual([['cuisiner', 1, ['cuisiné']], ['souder', 0.96, ['soudé']]])
    expect(highlight(TEXT, tags).filter((part) => part.marked).map((part) => part.text)).toEqual(['cuisiné', 'soudé', 'Cuisiné'])
  })

  it('come in groups: the surest first, those of the tree apart', () => {
    const found = findings([...tags, tag(...at('encore'), 'recommencer', 0.75)], TEXT)
    const { sure, maybe, mine } = grouped(found, new Set(['souder']))
    expect([sure, maybe, mine].map((group) => group.map(({ skill }) => skill.id))).toEqual([['cuisiner'], ['recommencer'], ['souder']])
  })
})

describe('the length that the server reads', () => {
  it('is counted in bytes', () => {
    expect(lettersTooMany('a'.repeat(MOST_BYTES))).toBe(0)
    expect(lettersTooMany('a'.repeat(MOST_BYTES + 7))).toBe(7)
    expect(lettersTooMany('é'.repeat(MOST_BYTES / 2))).toBe(0)
    expect(lettersTooMany('é'.repeat(MOST_BYTES / 2 + 5))).toBe(5)
  })

  it('cuts no letter in two', () => {
    const kept = readable(`a${'🍲'.repeat(MOST_BYTES)}`)
    expect(new TextEncoder().encode(kept).length).toBeLessThanOrEqual(MOST_BYTES)
    expect(kept).toMatch(/🍲$/u)
    expect(readable('court')).toBe('court')
  })
})

it('a tick taken back takes its level along', () => {
  const ticked = { ...withTick({}, 'a', true), a: 3 }
  expect(withTick(ticked, 'a', true)).toEqual({ a: 3 })
  expect(withTick(withTick(ticked, 'a', false), 'a', true)).toEqual({ a: null })
})
