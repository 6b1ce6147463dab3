import { describe, expect, test } from 'vitest'
import type { InSetFragment, OwnPublishedQuery } from '../../../gen/graphql'
import { findable } from './find'

const module = (id: string, title: string): InSetFragment => ({
  id, title, summary: '', language: 'FR', hours: 1, costEuros: 0, modality: 'ONLINE', icon: null, organisation: { id: 'o', name: 'O' },
})
const draft = (id: string, title: string, publishedVersion: number | null, status: 'DRAFT' | 'PUBLISHED' | 'WITHDRAWN' = 'PUBLISHED'): OwnPublishedQuery['drafts'][number] => ({
  ...module(id, title), publishedVersion, status,
})

describe('modules to choose', () => {
  test('own ones are those that learners can begin', () => {
    const own = [draft('a', 'Souder', 1), draft('b', 'Tirer', null, 'DRAFT'), draft('c', 'Ranger', 1, 'WITHDRAWN'), draft('d', 'Mesurer', 2, 'DRAFT')]
    expect(findable('', own, []).map(({ id }) => id)).toEqual(['a', 'd'])
  })

  test('words are found without accents and capitals, own modules first, each once', () => {
    const found = [module('x', 'Autre chose'), module('y', 'Mesurer une pièce'), module('a', 'Mesurer l’été')]
    expect(findable('MESURER', [draft('a', 'Mesurer l’été', 1), draft('b', 'Souder', 1)], found).map(({ id }) => id)).toEqual(['a', 'y', 'x'])
    expect(findable('ete', [draft('a', 'Mesurer l’été', 1)], []).map(({ id }) => id)).toEqual(['a'])
  })
})
