import { beforeAll, describe, expect, it } from 'vitest'
import { allWords, setLanguage } from '../../lib/i18n/i18n.svelte'
import { because, type Reason } from './reasons'

const reason = (kind: Reason['kind'], more: Partial<Reason> = {}): Reason => ({ kind, level: null, amount: null, skill: null, occupation: null, ...more })
const skill = (label: string) => ({ id: label, label })
const texts = (reasons: Reason[]) => because(reasons, 9).map(({ text }) => text.replaceAll('\u00a0', ' '))

beforeAll(async () => {
  await setLanguage('fr')
  await allWords()
})

describe('because', () => {
  it('puts each kind into words', () => {
    expect(
      texts([
        reason('HAVE', { skill: skill('lire un plan') }), reason('OPENS', { occupation: skill('cuisinier') }), reason('COST', { amount: 0 }),
        reason('DISTANCE', { amount: 2.34 }), reason('DEMAND', { amount: 3 }),
      ]),
    ).toEqual(['Vous savez déjà : lire un plan', 'Cela ouvre la porte à : cuisinier', 'À 2,3 km de chez vous', '3 annonces le demandent par ici', 'C’est gratuit'])
  })

  it('joins skills of the same kind in one sentence', () => {
    expect(texts([reason('MISSING', { skill: skill('a') }), reason('MISSING', { skill: skill('b') })])).toEqual(['Il vous manque encore : a, b'])
  })

  it('keeps what tells most, the goal first', () => {
    const many = [reason('COST', { amount: 0 }), reason('DISTANCE', { amount: 2 }), reason('HAVE', { skill: skill('a') }), reason('MISSING', { skill: skill('b') }), reason('GOAL', { skill: skill('c') })]
    expect(because(many, 3).map(({ icon }) => icon)).toEqual(['flag', 'check', 'plus'])
  })

  it('says nothing without its data', () => {
    expect(texts([reason('NEAR'), reason('COST'), reason('DISTANCE')])).toEqual([])
  })
})
