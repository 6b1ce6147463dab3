/** The order of a quiz: nothing lost, nothing twice, and never twice the same. */

import { describe, expect, it } from 'vitest'
import { anotherOrder, inOrder, orderOf } from './order'

const quiz = (questions: number, choices: number) =>
  Array.from({ length: questions }, (_, at) => ({ id: `q${at}`, text: `${at}?`, choices: Array.from({ length: choices }, (_, one) => ({ id: `${at}${one}` })) }))

describe('the order of a quiz', () => {
  it('is another one, of the same questions with the same choices', () => {
    const questions = quiz(5, 4)
    const order = anotherOrder(questions, orderOf(questions))
    expect(order).not.toEqual(orderOf(questions))
    const again = inOrder(questions, order)
    expect(orderOf(again)).toEqual(order)
    expect(inOrder(again, orderOf(questions))).toEqual(questions)
  })

  it('is the only other one where there are two', () => {
    const questions = quiz(1, 2)
    for (let time = 0; time < 50; time += 1) expect(anotherOrder(questions, orderOf(questions))).toEqual([['q0', ['01', '00']]])
  })

  it('is the same where there is no other', () => {
    const questions = quiz(1, 1)
    expect(anotherOrder(questions, orderOf(questions))).toEqual(orderOf(questions))
    expect(anotherOrder([], [])).toEqual([])
  })

  it('loses nothing that it does not name', () => {
    const questions = quiz(3, 3)
    expect(inOrder(questions, [])).toEqual(questions)
    expect(inOrder(questions, [['q2', ['22']]]).map(({ id }) => id).sort()).toEqual(['q0', 'q1', 'q2'])
    expect(inOrder(questions, [['q2', ['22']]]).flatMap(({ choices }) => choices)).toHaveLength(9)
  })
})
