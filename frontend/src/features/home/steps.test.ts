import { beforeAll, describe, expect, it } from 'vitest'
import type { HomeQuery } from '../../gen/graphql'
import { allWords, setLanguage } from '../../lib/i18n/i18n.svelte'
import { IDEAS, spoken, stepsFor } from './steps'

type Person = NonNullable<HomeQuery['me']>
type Suggestion = HomeQuery['suggestions'][number]

const HERE = { latitude: 48.9356, longitude: 2.3539 }
const module = (id: string, more = {}) => ({
  __typename: 'Module' as const, language: 'FR' as const, id, title: `Cours ${id}`, icon: null, hours: 0.75, modality: 'ONLINE' as const, costEuros: 0, funding: null, commune: null, ...more,
})
const opportunity = (id: string, more = {}) => ({
  __typename: 'Opportunity' as const, language: 'FR' as const, id, title: `Atelier ${id}`, icon: null, opportunityKind: 'WORKSHOP' as const, distanceKm: 0, startsOn: '2026-12-03', endsOn: '2026-12-03',
  hoursPerWeek: null, hoursTotal: 3, pay: null, costEuros: 5, funding: 'Payé par la ville', commune: { name: 'Stains', ...HERE }, ...more,
})
const idea = (subject: Suggestion['subject'], reasons: Suggestion['reasons'] = []): Suggestion => ({ id: subject.id, kind: subject.__typename === 'Module' ? 'MODULE' : 'OPPORTUNITY', reasons, subject })
const person = (learning: Person['learning'] = []) =>
  ({ id: 'me', displayName: 'Amina', travel: 'TRANSIT', findable: false, commune: HERE, learning, contacts: [], responses: [], posted: [], accessLog: [], tree: { version: 1, skills: [] } }) satisfies Person
const begun = (id: string, startedAt: string, completedAt: string | null = null) => ({ blocksDone: 2, completedAt, startedAt, module: { ...module(id), blocks: [{ kind: 'TEXT' as const }, { kind: 'TEXT' as const }, { kind: 'TEXT' as const }] } })
const plain = (text: string) => text.replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ')

beforeAll(async () => {
  await setLanguage('fr')
  await allWords()
})

describe('stepsFor', () => {
  it('says when, how far, how long, for how much and who pays, in that order', () => {
    const [step] = stepsFor(person(), [idea(opportunity('a'))])
    expect(step?.facts.map(({ text }) => plain(text))).toEqual(['Le 3 décembre 2026', 'Sur place, à Stains', '3 h en tout', 'Coûte 5 €', 'Payé par la ville'])
    expect(step).toMatchObject({ kind: 'OPPORTUNITY', href: '/pres-de-moi/a', what: 'Atelier' })
  })

  it('says of a course online that it waits for nobody', () => {
    const [step] = stepsFor(person(), [idea(module('m'))])
    expect(step?.facts.map(({ text }) => plain(text))).toEqual(['Quand vous voulez', 'En ligne, chez vous', '45 min', 'Gratuit'])
  })

  it('says how far a course on site is from home', () => {
    const [step] = stepsFor(person(), [idea(module('m', { modality: 'ONSITE', commune: { name: 'Stains', latitude: 48.95, longitude: 2.3833 } }))])
    expect(step?.facts.map(({ text }) => plain(text))).toContain('Stains, 2,7 km : environ 20 min en transports')
  })

  it('puts what was begun last before anything, once', () => {
    const steps = stepsFor(person([begun('old', '2026-11-01'), begun('new', '2026-11-20'), begun('done', '2026-11-21', '2026-11-21')]), [idea(module('new')), idea(module('other'))])
    expect(steps.map(({ kind, id }) => [kind, id])).toEqual([['RESUME', 'new'], ['MODULE', 'other']])
    expect(steps[0]?.progress).toEqual({ done: 2, total: 3 })
  })

  it('stops after a few ideas', () => {
    expect(stepsFor(person(), Array.from({ length: 9 }, (_, at) => idea(module(`m${at}`))))).toHaveLength(IDEAS)
  })

  it('leaves distance and price to their own lines, and names two skills at most', () => {
    const goal = (label: string) => ({ kind: 'GOAL' as const, level: 2, amount: null, occupation: null, skill: { id: label, label } })
    const [step] = stepsFor(person(), [idea(module('m'), [goal('a'), goal('b'), goal('c'), { kind: 'COST', level: null, amount: 0, skill: null, occupation: null }, { kind: 'DISTANCE', level: null, amount: 2, skill: null, occupation: null }])])
    expect(step?.why.map(({ text }) => plain(text))).toEqual(['C’est un pas vers votre but : a, b'])
  })

  it('reads aloud what the card shows', () => {
    const [step] = stepsFor(person(), [idea(opportunity('a'))])
    expect(step && plain(spoken(step))).toBe('Atelier. Atelier a. Quand. Le 3 décembre 2026. Où. Sur place, à Stains. Combien de temps. 3 h en tout. Argent. Coûte 5 €. Qui paie. Payé par la ville.')
  })
})
