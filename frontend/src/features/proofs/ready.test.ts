import { describe, expect, it } from 'vitest'
import { readyOnes } from './ready'

const fact = (id: string, more: object = {}) => ({ id, kind: 'COURSE' as const, level: 2, source: null, at: `2026-11-0${id}T10:00:00Z`, expires: null, passed: true, ...more })
const tree = (...evidence: ReturnType<typeof fact>[]) => ({ skills: [{ level: 2, standing: 'LEARNT' as const, since: '2026-11-01T10:00:00Z', skill: { id: 's', label: 'souder' }, evidence }] })
const ids = (...evidence: ReturnType<typeof fact>[]) => readyOnes(tree(...evidence) as never, new Set(['4']), '2026-11-22').map((one) => one.fact.id)

describe('readyOnes', () => {
  it('gives the newest first', () => expect(ids(fact('1'), fact('3'), fact('2'))).toEqual(['3', '2', '1']))
  it('leaves out what has one already', () => expect(ids(fact('4'), fact('5'))).toEqual(['5']))
  it('leaves out what only the owner says, and what another service signed', () => {
    expect(ids(fact('1', { kind: 'DECLARED' }), fact('2', { kind: 'CREDENTIAL' }), fact('3', { kind: 'ENDORSEMENT' }))).toEqual(['3'])
  })
  it('leaves out a failed test, and what is over', () => {
    expect(ids(fact('1', { kind: 'TEST', passed: false }), fact('2', { expires: '2026-11-21' }), fact('3', { expires: '2026-11-22' }))).toEqual(['3'])
  })
})
