import { expect, it } from 'vitest'
import { words as en } from './words.en'
import { words as fr } from './words.fr'
import { emptyPattern, nickname, patternInput, percent, searchable, termFor, type Term } from './pattern'

const licence = { skill: { id: 'b', label: 'Permis B', kind: 'TITLE' as const } }
const weld = { skill: { id: 'w', label: 'Souder', kind: 'SKILL' as const } }
const sent = (term: Term) => patternInput({ ...emptyPattern(), terms: [term] }).terms[0]

it('sends a picked skill by its id and a typed one by its words, never both', () => {
  expect(sent(termFor(weld))).toEqual({ skill: 'w', need: 'SHOULD', level: 2, standing: null, validOn: null })
  expect(sent(termFor({ text: ' soudur arc ' }))).toEqual({ text: 'soudur arc', need: 'SHOULD', level: 2, standing: null, validOn: null })
})

it('asks for a day only where something can expire, and for a level only where there is one', () => {
  expect(sent({ ...termFor(licence), validOn: '2027-01-01', level: 4 })).toMatchObject({ level: 1, validOn: '2027-01-01' })
  expect(sent({ ...termFor(weld), validOn: '2027-01-01' })).toMatchObject({ validOn: null })
})

it('avoids a skill whatever its level or standing', () => {
  expect(sent({ ...termFor(weld), need: 'NOT', level: 3, confirmed: true })).toMatchObject({ need: 'NOT', level: 1, standing: null })
})

it('wants something to look for', () => {
  expect(searchable(emptyPattern())).toBe(false)
  expect(searchable({ ...emptyPattern(), terms: [{ ...termFor(weld), need: 'NOT' }] })).toBe(false)
  expect(searchable({ ...emptyPattern(), terms: [termFor(weld)] })).toBe(true)
})

it('leaves communes out when any will do', () => {
  expect(patternInput(emptyPattern()).worksIn).toBeNull()
  expect(patternInput({ ...emptyPattern(), worksIn: [{ insee: '93066', name: 'Saint-Denis' }] }).worksIn).toEqual(['93066'])
})

it('rounds coverage without claiming all or nothing', () => {
  expect([0, 0.001, 0.5, 0.999, 1, 1.4, -1].map(percent)).toEqual([0, 1, 50, 99, 100, 100, 0])
})

it('says coverage in words, in both languages', () => {
  expect(fr.coverage.has(2, 3)).toBe('A 2 des 3 savoir-faire cherchés')
  expect(fr.coverage.has(0, 3)).toBe('N’a aucun des savoir-faire cherchés')
  expect(en.coverage.has(2, 3)).toBe('Has 2 of the 3 skills looked for')
  expect(fr.coverage.near(1)).toBe('1 presque')
})

it('gives a pseudonym one short name, and different ones different names', () => {
  expect(nickname('abc')).toBe(nickname('abc'))
  expect(nickname('abc')).toMatch(/^[A-Z]{2}\d{3}$/)
  const names = new Set(Array.from({ length: 200 }, (_, index) => nickname(`VGFsZW50Oj${index}`)))
  expect(names.size).toBeGreaterThan(195)
})
