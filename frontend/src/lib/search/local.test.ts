import { describe, expect, it } from 'vitest'
import { highlight } from '../text/highlight'
import { tellingWords, wordsOf } from './fold'
import { LocalList } from './local'
import { merged } from './merge'
import { isNearly, nearlyBegins } from './typo'

const named = (...labels: string[]) => ({ skill: { id: labels[0] ?? '' }, labels })
const LIST = new LocalList([
  named('cuisiner', 'préparation culinaire', 'faire à manger'),
  named('jardiner', 'jardinage'),
  named('parler arabe', 'langue arabe', 'arabophone'),
  named('réparer un vélo', 'mécanique cycle'),
  named('faire un tableau', 'Excel', 'tableur'),
  named('gérer une équipe', 'cuisine collective'),
  named('🍲 soupe d’œufs', 'œufs'),
])
const ids = (text: string) => LIST.find(text).map(({ skill }) => skill.id)
const shown = (text: string) => {
  const [hit] = LIST.find(text)
  return hit && highlight(hit.label, hit.spans).map((part) => (part.marked ? `[${part.text}]` : part.text)).join('')
}

describe('words', () => {
  it('know neither accents, capitals, elisions nor punctuation', () => {
    const texts = (text: string) => wordsOf(text).map((word) => word.text)
    expect(texts('L’Écoute d\'aujourd’hui, C++')).toEqual(['ecoute', 'aujourd', 'hui', 'c++'])
    expect(texts('e\u0301te\u0301')).toEqual(['ete'])
    expect(texts('Cœur, ex æquo')).toEqual(['coeur', 'ex', 'aequo'])
  })

  it('that say little are left out, unless there are no others', () => {
    const texts = (text: string) => tellingWords(text).map((word) => word.text)
    expect(texts('je sais faire du jardinage')).toEqual(['jardinage'])
    expect(texts('je sais')).toEqual(['je', 'sais'])
  })
})

describe('one slip', () => {
  it.each([['velo', 'velo'], ['veo', 'velo'], ['vello', 'velo'], ['vela', 'velo'], ['evlo', 'velo'], ['vel', 'velo'], ['veloo', 'velo'], ['veol', 'velo']])('%s may be %s', (typed, word) => {
    expect(isNearly(typed, word)).toBe(true)
  })

  it.each([['vola', 'velo'], ['vl', 'velo'], ['levo', 'velo'], ['velooo', 'velo'], ['', 'velo']])('%s is not %s', (typed, word) => {
    expect(isNearly(typed, word)).toBe(false)
  })

  it('is forgiven in a beginning too', () => {
    expect([nearlyBegins('jarrdi', 'jardiner'), nearlyBegins('jradin', 'jardiner'), nearlyBegins('soud', 'jardiner')]).toEqual([5, 6, 0])
  })
})

describe('the search on the phone', () => {
  it('answers from the first letter, at each further one', () => {
    for (const text of ['c', 'cu', 'cui', 'cuis', 'cuisiner']) expect(ids(text)[0]).toBe('cuisiner')
  })

  it('is blind to accents, capitals, elisions and one slip', () => {
    expect(ids('REPARER UN VELO')).toEqual(['réparer un vélo'])
    expect(ids('l’arabe')).toEqual(['parler arabe'])
    expect(ids('jardinnage')).toEqual(['jardiner'])
    expect(ids('exel')).toEqual(['faire un tableau'])
    expect(ids('jradinage')).toEqual(['jardiner'])
    expect(ids('oeuf')).toEqual(['🍲 soupe d’œufs'])
  })

  it('puts everyday names before official ones, and right letters before a slip', () => {
    expect(ids('cuisin')).toEqual(['cuisiner', 'gérer une équipe'])
    expect(LIST.find('cuisine').map(({ skill, slip }) => [skill.id, slip])).toEqual([['cuisiner', 0], ['gérer une équipe', 0]])
  })

  it('believes a mistyped word before a mistyped beginning, even of an everyday name', () => {
    const list = new LocalList([named('expliquer un chiffre'), named('faire un tableau', 'Excel')])
    expect(list.find('exel').map(({ label, slip }) => [label, slip])).toEqual([['Excel', 1], ['expliquer un chiffre', 2]])
  })

  it('wants every word that says something, in any order', () => {
    expect(ids('vélo réparer')).toEqual(['réparer un vélo'])
    expect(ids('réparer une chaise')).toEqual([])
    expect(ids('')).toEqual([])
    expect(ids('  ,')).toEqual([])
  })

  it('marks what answered, in code points', () => {
    expect(shown('repar vel')).toBe('[répar]er un [vél]o')
    expect(shown('soupe')).toBe('🍲 [soupe] d’œufs')
    expect(shown('o')).toBe('🍲 soupe d’[œ]ufs')
    expect(shown('jardinnage')).toBe('[jardinage]')
    const decomposed = new LocalList([named('e\u0301cole 🎒 de ve\u0301lo')]).find('velo')[0]
    expect(highlight(decomposed?.label ?? '', decomposed?.spans ?? []).find((part) => part.marked)?.text).toBe('ve\u0301lo')
  })

  it('is quick enough for a key press among 500 skills of 8 names', () => {
    const many = new LocalList(Array.from({ length: 500 }, (_, one) => named(...Array.from({ length: 8 }, (_, two) => `entretenir une chose ${one * 13 + two} de la maison`))))
    const took = Array.from({ length: 7 }, () => {
      const start = performance.now()
      many.find('entretnir mason')
      return performance.now() - start
    })
    // The quickest of them: a busy machine says nothing. A phone of ten years ago takes ten times as long.
    expect(Math.min(...took)).toBeLessThan(60)
  })
})

describe('merged', () => {
  const row = (id: string, from: string) => ({ skill: { id }, from })

  it('leaves what is shown where it is, and adds below', () => {
    const shown = [row('b', 'phone'), row('a', 'phone')]
    expect(merged(shown, [row('c', 'server'), row('a', 'server'), row('d', 'server')], 10).map(({ skill, from }) => skill.id + from)).toEqual(['bphone', 'aphone', 'cserver', 'dserver'])
  })

  it('never takes away what is shown to make room', () => {
    expect(merged([row('a', ''), row('b', '')], [row('c', '')], 1)).toHaveLength(2)
    expect(merged([row('a', '')], [row('b', ''), row('c', '')], 2)).toHaveLength(2)
  })
})
