import { expect, it } from 'vitest'
import { fit, type Held } from './fit'

const TODAY = '2026-11-22'
const skill = (id: string) => ({ id, label: id })
const leaf = (id: string, level: number, more: Partial<Held> = {}): Held => ({ skill: skill(id), level, dormant: false, ...more })

it('sorts what is asked into have, nearly and lack, in the order it was asked', () => {
  const requires = ['weld', 'climb', 'plan', 'greet'].map((id) => ({ skill: skill(id), level: 2 }))
  const result = fit(requires, [leaf('weld', 3), leaf('climb', 1), leaf('greet', 2, { dormant: true })], TODAY)
  expect(result.have.map(({ skill }) => skill.id)).toEqual(['weld'])
  expect(result.near.map(({ skill, why, held }) => [skill.id, why, held])).toEqual([['climb', 'level', 1], ['greet', 'dormant', 2]])
  expect(result.lack.map(({ skill }) => skill.id)).toEqual(['plan'])
})

it('counts a title to its last day, and as nearly there afterwards', () => {
  const requires = [{ skill: skill('licence'), level: 1 }]
  expect(fit(requires, [leaf('licence', 1, { validUntil: TODAY })], TODAY).have).toHaveLength(1)
  expect(fit(requires, [leaf('licence', 4, { validUntil: '2026-11-21' })], TODAY).near[0]?.why).toBe('expired')
})
