/** The order in which a quiz is asked: as its author wrote it at first, another at each further try. */

interface Question {
  id: string
  choices: readonly { id: string }[]
}

/** Ids alone: of each question, then of its choices. */
export type Order = [string, string[]][]

/** A quiz of one question with two choices has but two orders; twenty draws find the other one. */
const DRAWS = 20

export function orderOf(questions: readonly Question[]): Order {
  return questions.map(({ id, choices }) => [id, choices.map((choice) => choice.id)])
}

/** An order that is not `last`, where there is another. */
export function anotherOrder(questions: readonly Question[], last: Order, random: () => number = Math.random): Order {
  let drawn = orderOf(questions)
  for (let draw = 0; draw < DRAWS; draw += 1) {
    drawn = shuffled(orderOf(questions), random).map(([id, choices]) => [id, shuffled(choices, random)])
    if (JSON.stringify(drawn) !== JSON.stringify(last)) break
  }
  return drawn
}

/** The questions in that order. Whatever it does not name, being of another version, stands where it stood. */
export function inOrder<Choice extends { id: string }, One extends { id: string; choices: readonly Choice[] }>(questions: readonly One[], order: Order): One[] {
  const choices = new Map(order)
  return sorted(questions, order.map(([id]) => id)).map((one) => ({ ...one, choices: sorted(one.choices, choices.get(one.id) ?? []) }))
}

function sorted<One extends { id: string }>(ones: readonly One[], ids: readonly string[]): One[] {
  return [...ones].sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
}

/** Fisher and Yates: each order is as likely as any other. */
function shuffled<One>(ones: readonly One[], random: () => number): One[] {
  const made = [...ones]
  for (let at = made.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1))
    ;[made[at], made[other]] = [made[other] as One, made[at] as One]
  }
  return made
}
