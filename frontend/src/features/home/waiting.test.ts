import 'fake-indexeddb/auto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { HomeQuery } from '../../gen/graphql'
import { setLanguage } from '../../lib/i18n/i18n.svelte'
import { markSeen, readSeen, waitingFor } from './waiting'

type Person = NonNullable<HomeQuery['me']>
const TODAY = '2026-11-22'
const NONE: ReadonlySet<string> = new Set()

const person = (more: Partial<Person>): Person => ({
  id: 'me', displayName: 'Amina', travel: 'TRANSIT', findable: false, commune: null, learning: [], contacts: [], responses: [], posted: [], accessLog: [], tree: { version: 1, skills: [] }, ...more,
})
const contact = (id: string, status: 'ASKED' | 'ACCEPTED' | 'REFUSED', answerBy: string | null = null) => ({ id, status, answerBy, organisation: { id: 'o', name: 'Fibre Nord' } })
const response = (id: string, status: 'INTERESTED' | 'ACCEPTED' | 'DECLINED', kind: 'JOB' | 'WORKSHOP' = 'JOB', endsOn: string | null = null, movedUpAt: string | null = null) => ({ id, status, movedUpAt, opportunity: { id: `o-${id}`, kind, title: 'Cuisine', endsOn } })
const ids = (me: Person, unsent: { input: Record<string, unknown> }[] = [], seen = NONE) => waitingFor(me, unsent, seen, TODAY).map(({ id }) => id)

beforeAll(() => setLanguage('fr'))

describe('waitingFor', () => {
  it('is empty when nothing waits', () => {
    expect(ids(person({ contacts: [contact('c', 'REFUSED')], responses: [response('r', 'INTERESTED')] }))).toEqual([])
  })

  it('asks for a yes or no first, then tells what changed, then what this phone keeps', () => {
    const me = person({ contacts: [contact('c', 'ASKED')], responses: [response('r', 'ACCEPTED')], posted: [{ id: 'p', endsOn: null, answerCount: 0 }] })
    expect(ids(me, [{ input: { module: 'm' } }])).toEqual(['c', 'r', 'posted', 'unsent'])
  })

  it('does not ask again what was answered and is not sent yet', () => {
    expect(ids(person({ contacts: [contact('c', 'ASKED'), contact('d', 'ASKED')] }), [{ input: { contact: 'c', accept: false } }])).toEqual(['d', 'unsent'])
  })

  it('tells who asks me to confirm, and no more what I answered without a network', () => {
    const items = (unsent: { input: Record<string, unknown> }[]) => waitingFor(person({ contacts: [contact('c', 'ASKED')] }), unsent, NONE, TODAY, [{ token: 'a' }, { token: 'b' }]).map(({ id, title }) => [id, title])
    expect(items([])[1]).toEqual(['confirm', '2 personnes vous demandent de confirmer'])
    expect(items([{ input: { token: 'a' } }])[1]).toEqual(['confirm', 'On vous demande de confirmer'])
    expect(items([{ input: { token: 'a' } }, { input: { token: 'b' } }]).map(([id]) => id)).toEqual(['c', 'unsent'])
  })

  it('says until when, unless the day is over', () => {
    const hint = (answerBy: string | null) => waitingFor(person({ contacts: [contact('c', 'ASKED', answerBy)] }), [], NONE, TODAY)[0]?.hint
    expect(hint('2026-12-04')).toContain('4 décembre 2026')
    expect(hint('2026-11-01')).not.toContain('novembre')
  })

  it('keeps quiet about a seat taken at once, about what is over, and about what was read', () => {
    const me = person({ responses: [response('a', 'ACCEPTED', 'WORKSHOP'), response('b', 'DECLINED', 'JOB', '2026-11-21'), response('c', 'DECLINED')], posted: [{ id: 'p', endsOn: '2026-11-21', answerCount: 1 }] })
    expect(ids(me)).toEqual(['c'])
    expect(ids(me, [], new Set(['c:DECLINED']))).toEqual([])
  })

  it('tells whoever waited that a seat became free', () => {
    expect(ids(person({ responses: [response('a', 'ACCEPTED', 'WORKSHOP', null, '2026-11-21T10:00:00Z')] }))).toEqual(['a'])
  })

  it('says how many answered my offers', () => {
    const hint = (...posted: Person['posted']) => waitingFor(person({ posted }), [], NONE, TODAY)[0]?.hint
    expect(hint({ id: 'p', endsOn: null, answerCount: 0 })).toBe('Pas encore de réponse')
    expect(hint({ id: 'p', endsOn: null, answerCount: 1 }, { id: 'q', endsOn: TODAY, answerCount: 2 })).toBe('3 réponses à lire')
  })

  it('leads to the one offer, or to their list', () => {
    const href = (...posted: Person['posted']) => waitingFor(person({ posted }), [], NONE, TODAY)[0]?.href
    expect(href({ id: 'p', endsOn: null, answerCount: 0 })).toBe('/pres-de-moi/p')
    expect(href({ id: 'p', endsOn: null, answerCount: 0 }, { id: 'q', endsOn: TODAY, answerCount: 2 })).toBe('/pres-de-moi/suivi')
  })
})

it('remembers for each profile what was read', async () => {
  await markSeen('amina', 'r:ACCEPTED')
  await markSeen('amina', 's:DECLINED')
  expect([...(await readSeen('amina'))]).toEqual(['r:ACCEPTED', 's:DECLINED'])
  expect((await readSeen('karim')).size).toBe(0)
})
