/**
 * One workshop as its board uses it: the server's roster, what waits in the outbox laid over it, and the writes.
 * The roster is asked for when the screen opens, when somebody came in, and when what waited was sent: each look is
 * told to those who have an account, so it is not asked for by the clock.
 */

import {
  ChangeRosterDocument, CloseWorkshopDocument, LinkSeatDocument, NoteSeenDocument, RemoveSeatDocument, TakeBackSeenDocument, WorkshopBoardDocument,
  WorkshopsDocument, type WorkshopBoardQuery,
} from '../../gen/graphql'
import { request } from '../../lib/graphql/client'
import { useQuery } from '../../lib/graphql/query.svelte'
import { t } from '../../lib/i18n/i18n.svelte'
import { session } from '../../lib/session/session.svelte'
import { writeCache } from '../../offline/cache'
import { perform, unsent, type Outcome } from '../../offline/unsent.svelte'
import { Ask } from '../cards/ask.svelte'
import { merged, waitingFor, withWaiting, type Seat } from './board'

/** How often the numbers, without names, are asked for while the board is on screen. */
const LOOK_MS = 20_000

export const keptAs = (id: string) => `workshop:${id}`

type Workshop = NonNullable<WorkshopBoardQuery['workshop']>

export class Roster {
  /** Of the last write; undefined once it was done. */
  outcome = $state.raw<Outcome>()
  /** How many came in by the code since the roster was read. */
  arrived = $state(0)
  readonly linking = new Ask(LinkSeatDocument)
  readonly removing = new Ask(RemoveSeatDocument)

  readonly #id: string
  readonly #query
  readonly #labels = new Map<string, string>()

  constructor(id: string) {
    this.#id = id
    this.#query = useQuery(WorkshopBoardDocument, () => ({ id }), { cache: keptAs(id) })
    $effect(() => {
      const left = this.#waiting.length
      if (left > 0 && !this.#writing) this.#late = true
      // What waited for the network has gone: the server knows better than what was laid over.
      if (left > 0 || !this.#late) return
      this.#late = false
      void this.load()
    })
    $effect(() => {
      const timer = setInterval(() => void this.#lookForArrivals(), LOOK_MS)
      return () => clearInterval(timer)
    })
  }

  get query() {
    return this.#query
  }

  get workshop(): Workshop | null | undefined {
    return this.#query.data?.workshop
  }

  get seats() {
    return withWaiting(this.workshop?.seats ?? [], this.#waiting, (skill) => this.#labels.get(skill) ?? this.#taught(skill) ?? '…')
  }

  async load(): Promise<void> {
    await this.#query.load()
    this.arrived = 0
  }

  nameOf(seat: Pick<Seat, 'name' | 'number'>): string {
    return seat.name || t().workshops.board.place(seat.number)
  }

  async change(what: { number?: number; name?: string; present?: boolean }, name: string): Promise<boolean> {
    const label = t().workshops.board.changeLabel(name)
    return this.#write(() => perform(ChangeRosterDocument, { workshop: this.#id, ...what }, { label }), (done) => this.#take([done.seat]))
  }

  async note(numbers: number[], skill: { id: string; label: string }, level: number, hours: number | null): Promise<boolean> {
    this.#labels.set(skill.id, skill.label)
    const label = t().workshops.board.noteLabel(skill.label, numbers.length)
    const input = { workshop: this.#id, numbers, skill: skill.id, level, hours }
    return this.#write(() => perform(NoteSeenDocument, input, { label }), (done) => this.#take(done.seats))
  }

  async takeBack(number: number, skill: { id: string; label: string }, name: string): Promise<boolean> {
    const label = t().workshops.board.takeBackOf(skill.label, name)
    const input = { workshop: this.#id, number, skill: skill.id }
    return this.#write(() => perform(TakeBackSeenDocument, input, { label }), (done) => this.#take([done.seat]))
  }

  async close(title: string): Promise<boolean> {
    const label = t().workshops.board.closeLabel(title)
    const shut = (done: { closedAt: string }) => this.#put({ closedAt: done.closedAt, code: null })
    return this.#write(() => perform(CloseWorkshopDocument, { workshop: this.#id }, { label }), shut)
  }

  async link(number: number, into: number): Promise<void> {
    const done = await this.linking.send({ workshop: this.#id, number, into })
    if (done) this.#take([done.seat], done.removed)
  }

  async remove(number: number): Promise<void> {
    const done = await this.removing.send({ workshop: this.#id, number })
    if (done) this.#take([], done.number)
  }

  #writing = false
  /** Something waits that no write of this screen is still sending. */
  #late = false

  /** True when it was done or waits on the phone; false when it was refused. */
  async #write<Done>(send: () => Promise<Outcome<Done>>, take: (done: Done) => void): Promise<boolean> {
    this.#writing = true
    try {
      const outcome = await send()
      if (outcome.state === 'done') take(outcome.data)
      if (outcome.state === 'waiting') this.#late = true
      this.outcome = outcome
      return outcome.state !== 'refused'
    } finally {
      this.#writing = false
    }
  }

  get #waiting() {
    return waitingFor(unsent.mine, this.#id)
  }

  #taught(skill: string): string | undefined {
    return this.workshop?.skills.find((one) => one.skill.id === skill)?.skill.label
  }

  #take(fresh: readonly Seat[], removed?: number): void {
    if (this.workshop) this.#put({ seats: merged(this.workshop.seats, fresh, removed) })
  }

  #put(changes: Partial<Workshop>): void {
    if (!this.workshop) return
    this.#query.data = { workshop: { ...this.workshop, ...changes } }
    // As a fresh answer would be: without the network the board opens again as it was left.
    if (session.profile) void writeCache(session.profile, keptAs(this.#id), this.#query.data)
  }

  async #lookForArrivals(): Promise<void> {
    if (document.visibilityState !== 'visible' || !this.workshop || this.workshop.closedAt) return
    try {
      const { workshops } = await request(WorkshopsDocument, {})
      const entry = workshops.find(({ id }) => id === this.#id)
      const known = this.workshop.seats.filter(({ account }) => account).length
      if (entry) this.arrived = Math.max(0, entry.joined - known)
    } catch {
      // Without the network nobody comes in either; the next look tells.
    }
  }
}
