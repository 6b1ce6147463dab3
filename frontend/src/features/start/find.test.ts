import { expect, it } from 'vitest'
import { findBy } from './find'

const labels = ['Garder des enfants', 'Faire la cuisine', 'Réparer un vélo', 'Tresser les cheveux', 'Garder un chien']
const find = (text: string) => findBy(text, labels, (label) => label)

it('finds what was done by the words around it, accents and forms aside', () => {
  expect(find('j’ai gardé les enfants de ma sœur')).toEqual(['Garder des enfants', 'Garder un chien'])
  expect(find('je répare des vélos')).toEqual(['Réparer un vélo'])
  expect(find('cuisiner')).toEqual(['Faire la cuisine'])
})

it('finds nothing in words that say nothing', () => {
  expect(find('j’ai fait des')).toEqual([])
  expect(find('kora')).toEqual([])
})
