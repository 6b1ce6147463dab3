import { expect, it } from 'vitest'
import type { AnswerFragment } from '../../gen/graphql'
import { canSayDone, canWithdraw, mayHaveLearnt, saidBy, waits, type Matter } from './life'

const matter: Matter = { id: 'o', title: 'Vélo', kind: 'TALENT_LOAN', state: 'OPEN', doneBy: 'POSTER', shows: true }
const answer: AnswerFragment = { id: 'r', status: 'ACCEPTED', at: '2026-11-20T10:00:00Z', message: null, waitingPlace: null, reply: null, movedUpAt: null, posterSaid: null, responderSaid: null, settledAt: null }
const said = { hours: 2, thanks: null }

it('knows who has said that it was done, from either side', () => {
  expect(saidBy(answer, 'POSTER')).toBe('nothing')
  expect(saidBy({ ...answer, posterSaid: said }, 'POSTER')).toBe('mine')
  expect(saidBy({ ...answer, posterSaid: said }, 'RESPONDER')).toBe('theirs')
  expect(saidBy({ ...answer, posterSaid: said, responderSaid: said }, 'RESPONDER')).toBe('both')
})

it('lets one say so once, after a yes and from its day on', () => {
  expect(canSayDone(matter, answer, 'POSTER', '2026-11-22')).toBe(true)
  expect(canSayDone(matter, { ...answer, posterSaid: said }, 'POSTER', '2026-11-22')).toBe(false)
  expect(canSayDone(matter, { ...answer, status: 'INTERESTED' }, 'POSTER', '2026-11-22')).toBe(false)
  expect(canSayDone({ ...matter, startsOn: '2026-11-23' }, answer, 'POSTER', '2026-11-22')).toBe(false)
  expect(canSayDone({ ...matter, startsOn: '2026-11-22' }, answer, 'POSTER', '2026-11-22')).toBe(true)
})

it('asks only whoever was helped whether they learnt it', () => {
  expect(mayHaveLearnt(matter, 'RESPONDER')).toBe(true)
  expect(mayHaveLearnt(matter, 'POSTER')).toBe(false)
  expect(mayHaveLearnt({ ...matter, doneBy: null }, 'RESPONDER')).toBe(false)
  expect(mayHaveLearnt({ ...matter, shows: false }, 'RESPONDER')).toBe(false)
})

it('takes back what nobody has declined nor done', () => {
  expect(canWithdraw(answer)).toBe(true)
  expect(canWithdraw({ ...answer, status: 'DECLINED' })).toBe(false)
  expect(canWithdraw({ ...answer, posterSaid: said })).toBe(false)
})

it('waits only where the first who come have the seats', () => {
  expect(waits('GROUP_PURCHASE', { status: 'INTERESTED', waitingPlace: 3 })).toBe(true)
  expect(waits('TALENT_LOAN', { status: 'INTERESTED' })).toBe(false)
})
