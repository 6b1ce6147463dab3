/**
 * Asking for something that is shown once, such as a card. Not through the outbox: an answer that comes later would be seen
 * by nobody. Tried again after a lost connection with the same key, so that it gives the same card and not another.
 */

import { request, type Document } from '../../lib/graphql/client'
import { refusalIn, type Payload } from '../../lib/graphql/refusal'
import { asProblem, type Problem } from '../../lib/problem/problem'

type Field<Result> = Payload<NonNullable<Result[keyof Result]>>

export class Ask<Result extends object, Input extends { key: unknown }> {
  busy = $state(false)
  problem = $state.raw<Problem>()

  readonly #document: Document<Result, { input: Input }>
  /** Of the attempt that has no answer yet, with what it asked for. */
  #open: { key: string; said: string } | undefined

  constructor(document: Document<Result, { input: Input }>) {
    this.#document = document
  }

  /** The payload, or undefined when `problem` says why not. */
  async send(input: Omit<Input, 'key'>): Promise<Field<Result> | undefined> {
    if (this.busy) return undefined
    const said = JSON.stringify(input)
    if (this.#open?.said !== said) this.#open = { key: crypto.randomUUID(), said }
    this.busy = true
    this.problem = undefined
    try {
      const data = await request(this.#document, { input: { ...input, key: this.#open.key } as unknown as Input })
      const refusal = refusalIn(data)
      if (refusal) throw refusal
      this.#open = undefined
      return Object.values(data).find((value) => typeof value === 'object') as Field<Result>
    } catch (error) {
      this.problem = asProblem(error)
      // Refused for good: the next attempt is another one.
      if (!this.problem.passes && !this.problem.needsSignIn) this.#open = undefined
      return undefined
    } finally {
      this.busy = false
    }
  }
}
