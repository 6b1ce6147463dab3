import { describe, expect, it } from 'vitest'
import { capital } from './capital'
import { highlight } from './highlight'
import { parseInline, parseMarkdown } from './markdown'

describe('highlight', () => {
  it('counts code points, as the server does', () => {
    expect(highlight('🍲 cuisine', [{ start: 2, end: 6 }])).toEqual([
      { text: '🍲 ', marked: false }, { text: 'cuis', marked: true }, { text: 'ine', marked: false },
    ])
  })

  it('survives spans that overlap or run over', () => {
    const parts = highlight('plan', [{ start: 2, end: 99 }, { start: 0, end: 3 }])
    expect(parts.map(({ text }) => text).join('')).toBe('plan')
  })
})

describe('parseMarkdown', () => {
  it('knows paragraphs, bold, titles and both lists', () => {
    expect(parseMarkdown('un **deux**\ntrois\n\n- a\n- b\n\n## Titre\n1. x\n2. y')).toEqual([
      { kind: 'paragraph', parts: [{ text: 'un ', look: 'plain' }, { text: 'deux', look: 'bold' }, { text: ' trois', look: 'plain' }] },
      { kind: 'bullets', items: [[{ text: 'a', look: 'plain' }], [{ text: 'b', look: 'plain' }]] },
      { kind: 'title', parts: [{ text: 'Titre', look: 'plain' }] },
      { kind: 'numbers', items: [[{ text: 'x', look: 'plain' }], [{ text: 'y', look: 'plain' }]] },
    ])
  })

  it('knows code, in which stars are stars', () => {
    expect(parseInline('tapez `**a**` puis **b**')).toEqual([
      { text: 'tapez ', look: 'plain' }, { text: '**a**', look: 'code' }, { text: ' puis ', look: 'plain' }, { text: 'b', look: 'bold' },
    ])
  })

  it('leaves HTML as the text it is', () => {
    expect(parseMarkdown('<img src=x onerror=alert(1)>')).toEqual([{ kind: 'paragraph', parts: [{ text: '<img src=x onerror=alert(1)>', look: 'plain' }] }])
  })
})

it('writes a capital, also with an accent', () => {
  expect(['écouter', '', '🍲 soupe'].map(capital)).toEqual(['Écouter', '', '🍲 soupe'])
})
