/**
 * One test as it goes on. Not through the outbox: the next question depends on the answer. What was answered is kept by the
 * server; a lost connection is tried again with the same key, so that an answer counts once.
 */

import { AnswerPlacementDocument, EndPlacementDocument, LastPlacementDocument, StartPlacementDocument, type SatFragment } from '../../gen/graphql'
import { request } from '../../lib/graphql/client'
import { asProblem, type Problem } from '../../lib/problem/problem'
import { Ask } from '../cards/ask.svelte'
import { isStale } from './faces'

export type Advised = 'usual' | 'easier' | 'harder'

export class Sitting {
  sat = $state.raw<SatFragment>()
  problem = $state.raw<Problem>()

  readonly #skill: string
  readonly #advised: (which: Advised, modules: string[]) => void
  readonly #start = new Ask(StartPlacementDocument)
  readonly #answer = new Ask(AnswerPlacementDocument)
  readonly #end = new Ask(EndPlacementDocument)

  /** `advised` hears which wording of blocks suits in which modules, once a test ends. */
  constructor(skill: string, advised: (which: Advised, modules: string[]) => void) {
    this.#skill = skill
    this.#advised = advised
  }

  get busy(): boolean {
    return this.#start.busy || this.#answer.busy || this.#end.busy
  }

  async begin(beside: string | null): Promise<void> {
    await this.#take(await this.#start.send({ skill: this.#skill, beside }), this.#start.problem)
  }

  /** `choice` null is "I do not know". */
  async answer(choice: string | null): Promise<void> {
    const { sat } = this
    if (!sat?.question || this.busy) return
    await this.#take(await this.#answer.send({ placement: sat.id, question: sat.question.id, choice }), this.#answer.problem)
  }

  async stop(): Promise<void> {
    const { sat } = this
    if (!sat || sat.ended || this.busy) return
    await this.#take(await this.#end.send({ placement: sat.id }), this.#end.problem)
  }

  async #take(done: { placement: SatFragment } | undefined, problem: Problem | undefined): Promise<void> {
    this.problem = problem
    if (done) this.#show(done.placement)
    else if (isStale(problem?.reason)) await this.#readAgain()
  }

  async #readAgain(): Promise<void> {
    try {
      const { lastPlacement } = await request(LastPlacementDocument, { skill: this.#skill })
      this.problem = undefined
      if (lastPlacement) this.#show(lastPlacement)
    } catch (error) {
      this.problem = asProblem(error)
    }
  }

  #show(sat: SatFragment): void {
    this.sat = sat
    if (!sat.ended) return
    const which = sat.wording === 'EASIER' ? 'easier' : sat.wording === 'HARDER' ? 'harder' : 'usual'
    this.#advised(which, [...sat.first, ...sat.later].map(({ id }) => id))
  }
}
