/**
 * The outbox: every action is stored with its key before it is sent, and leaves this store only when the server took it
 * or the person discarded it. One sender at a time among all tabs; the order of one profile is kept.
 */

import { requestText } from '../lib/graphql/client'
import { refusalIn } from '../lib/graphql/refusal'
import { asProblem, type Problem } from '../lib/problem/problem'
import { delayMs } from './backoff'
import { database } from './db'
import { GUEST, type Entry, type Outcome, type Refused } from './entry'
import { vault } from './vault'

export type Listener = (key: string, outcome: Outcome | { state: 'discarded' }) => void

export interface OutboxOptions {
  /** Whose work may be sent now; null when nobody is signed in. */
  profile: () => string | null
  post?: (query: string, variables: unknown) => Promise<unknown>
  now?: () => number
  /** Runs `work` while no other tab sends. */
  exclusive?: (work: () => Promise<void>) => Promise<void>
  random?: () => number
}

export interface Action {
  query: string
  input: Record<string, unknown>
  label: string
  profile?: string
}

export class Outbox {
  readonly #profile: () => string | null
  readonly #post: (query: string, variables: unknown) => Promise<unknown>
  readonly #now: () => number
  readonly #exclusive: (work: () => Promise<void>) => Promise<void>
  readonly #random: () => number
  readonly #listeners = new Set<Listener>()
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(options: OutboxOptions) {
    this.#profile = options.profile
    this.#post = options.post ?? requestText
    this.#now = options.now ?? Date.now
    this.#exclusive = options.exclusive ?? webLock
    this.#random = options.random ?? Math.random
  }

  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Resolves once the action is safe on the phone. */
  async store(action: Action): Promise<Entry> {
    const profile = action.profile ?? this.#profile()
    if (profile === null) throw new TypeError('an action needs a profile: sign in first or pass GUEST')
    const key = crypto.randomUUID()
    const entry: Entry = {
      key,
      order: 0,
      profile,
      query: action.query,
      // A plain copy: reactive proxies cannot be stored.
      input: JSON.parse(JSON.stringify({ ...action.input, key })) as Record<string, unknown>,
      label: action.label,
      madeAt: this.#now(),
      attempts: 0,
      notBefore: 0,
      state: 'waiting',
    }
    // Closed before the transaction: it would end while the cipher is at work.
    const row = await closed(entry)
    const change = (await database()).transaction('outbox', 'readwrite')
    const last = await change.store.index('order').openCursor(null, 'prev')
    entry.order = (last?.value.order ?? 0) + 1
    await change.store.add({ ...row, order: entry.order })
    await change.done
    return entry
  }

  /** Every entry on this phone, oldest first, of all profiles. Those of locked profiles stay sealed. */
  async entries(): Promise<Entry[]> {
    return Promise.all((await (await database()).getAllFromIndex('outbox', 'order')).map((row) => opened(row)))
  }

  /** Sends what may be sent now. `hurry` ignores the backoff: the person asked, or the network came back. */
  async flush(options: { hurry?: boolean } = {}): Promise<void> {
    await this.#exclusive(() => this.#sendAll(options.hurry ?? false))
    await this.#plan()
  }

  /** Puts a refused action back in the queue, with the same key. */
  async retry(key: string): Promise<void> {
    const row = await (await database()).get('outbox', key)
    if (!row) return
    await this.#keep({ ...(await opened(row)), state: 'waiting', notBefore: 0, lastProblem: undefined })
    await this.flush({ hurry: true })
  }

  /** Only ever by the person's own choice, or once a screen has shown the reason in its form. */
  async discard(key: string): Promise<void> {
    await (await database()).delete('outbox', key)
    this.#tell(key, { state: 'discarded' })
  }

  /** Told by another tab. */
  hear(key: string, outcome: Outcome | { state: 'discarded' }): void {
    for (const listener of this.#listeners) listener(key, outcome)
  }

  stop(): void {
    clearTimeout(this.#timer)
  }

  async #sendAll(hurry: boolean): Promise<void> {
    const stuck = new Set<string>()
    for (const { key } of await this.entries()) {
      // Read again: another tab may have sent or discarded it meanwhile.
      const row = await (await database()).get('outbox', key)
      if (!row || row.state === 'refused' || stuck.has(row.profile) || !this.#mayLeave(row)) continue
      const entry = await opened(row)
      // Signed in by another way than the PIN: what stands behind a sealed action waits for the PIN with it.
      if (entry.sealed || (!hurry && entry.notBefore > this.#now())) {
        stuck.add(entry.profile)
        continue
      }
      if (!(await this.#sendOne(entry))) stuck.add(entry.profile)
    }
  }

  #mayLeave(entry: Entry): boolean {
    return entry.profile === GUEST || entry.profile === this.#profile()
  }

  /** False when the entry stays and those behind it have to wait. */
  async #sendOne(entry: Entry): Promise<boolean> {
    const db = await database()
    let problem: Problem | null
    let data: unknown
    try {
      data = await this.#post(entry.query, { input: entry.input })
      problem = refusalIn(data)
    } catch (error) {
      problem = asProblem(error)
    }
    if (problem === null) {
      await db.delete('outbox', entry.key)
      this.#tell(entry.key, { state: 'done', data })
      return true
    }
    const lastProblem: Refused = { code: problem.code, said: problem.said, reason: problem.reason, field: problem.field }
    if (problem.passes || problem.needsSignIn) {
      const attempts = entry.attempts + 1
      const notBefore = problem.needsSignIn ? 0 : this.#now() + delayMs(attempts, problem.retryAfterSeconds, this.#random)
      await this.#keep({ ...entry, attempts, notBefore, lastProblem })
      this.#tell(entry.key, { state: 'waiting', key: entry.key, problem: lastProblem })
      return false
    }
    // Finished in another tab or on another device: what was wanted is so, and nothing is left to decide.
    if (problem.reason === 'ALREADY_COMPLETED') await db.delete('outbox', entry.key)
    else await this.#keep({ ...entry, attempts: entry.attempts + 1, state: 'refused', lastProblem })
    this.#tell(entry.key, { state: 'refused', key: entry.key, problem: lastProblem })
    return true
  }

  /** What was discarded while it was on its way does not come back. */
  async #keep(entry: Entry): Promise<void> {
    const row = await closed(entry)
    const change = (await database()).transaction('outbox', 'readwrite')
    if (await change.store.get(entry.key)) await change.store.put(row)
    await change.done
  }

  /** Wakes up when the next entry may be tried. */
  async #plan(): Promise<void> {
    clearTimeout(this.#timer)
    const due = (await this.entries())
      .filter((entry) => entry.state === 'waiting' && this.#mayLeave(entry) && entry.notBefore > 0)
      .map((entry) => entry.notBefore)
    if (due.length > 0) this.#timer = setTimeout(() => void this.flush(), Math.max(1000, Math.min(...due) - this.#now()))
  }

  #tell(key: string, outcome: Outcome | { state: 'discarded' }): void {
    for (const listener of this.#listeners) listener(key, outcome)
  }
}

/** As it lies on the phone. Without a PIN, or where the key is not held, as it is: work is kept first, and sealed at the next lock. */
async function closed(entry: Entry): Promise<Entry> {
  return vault.keyOf(entry.profile) ? (await import('./sealing')).closed(entry) : entry
}

/** As it is used; still sealed where the key is not held. */
async function opened(row: Entry): Promise<Entry> {
  return row.sealed && vault.keyOf(row.profile) ? (await import('./sealing')).opened(row) : row
}

let chain: Promise<void> = Promise.resolve()

/** Without Web Locks (Safari before 15.4) only this tab is serialised; the server drops the double by its key. */
export async function webLock(work: () => Promise<void>): Promise<void> {
  const locks = (globalThis.navigator as Navigator | undefined)?.locks
  if (locks) {
    await locks.request('skilltree-outbox', work)
    return
  }
  const turn = chain.then(work)
  chain = turn.catch(() => undefined)
  await turn
}
