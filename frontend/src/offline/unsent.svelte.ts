/** The app's one outbox, as the screens see it: the list of unsent work, and `perform` for every mutation. */

import type { Document } from '../lib/graphql/client'
import type { Payload } from '../lib/graphql/refusal'
import { session } from '../lib/session/session.svelte'
import { GUEST, type Entry, type Outcome } from './entry'
import { Outbox, type Action } from './outbox'

export { GUEST, type Entry, type Outcome }

const outbox = new Outbox({ profile: () => session.sender })

let entries = $state.raw<Entry[]>([])

export const unsent = {
  /** Of the person on screen, oldest first. */
  get mine(): Entry[] {
    return entries.filter((entry) => !entry.sealed && (entry.profile === session.profile || entry.profile === GUEST))
  },
  /** Of the person on screen too, but closed by a PIN that was not typed: they came in by another way. */
  get sealed(): Entry[] {
    return entries.filter((entry) => entry.sealed && entry.profile === session.profile)
  },
  /** Of everybody who uses this phone: what erasing it would lose. */
  get all(): Entry[] {
    return entries
  },
  /** Reads the phone again: a profile was locked, unlocked or erased. */
  refresh: () => refresh(),
  /** Several at once: stored one after the other, sent by one `flush`. Resolves with the key once it is safe on the phone. */
  store: async (action: Action): Promise<string> => (await outbox.store(action)).key,
  flush: () => outbox.flush({ hurry: true }),
  retry: (key: string) => outbox.retry(key),
  discard: (key: string) => outbox.discard(key),
}

async function refresh(): Promise<void> {
  entries = await outbox.entries()
}

type Field<Result> = Payload<NonNullable<Result[keyof Result]>>

export interface PerformOptions {
  /** What it is, for the list of unsent work: "Ajouter : jardinage". */
  label: string
  /** GUEST when it needs no account. */
  profile?: typeof GUEST
}

/**
 * Stores an action, sends it, and says what became of it after one attempt: done, refused (with the reason, still in the
 * list until it is retried or discarded) or waiting for the network. The mutation takes exactly one variable, `$input`.
 */
export async function perform<Result extends object, Input extends { key: unknown }>(
  document: Document<Result, { input: Input }>,
  input: Omit<Input, 'key'>,
  options: PerformOptions,
): Promise<Outcome<Field<Result>>> {
  const entry = await outbox.store({ query: document.toString(), input, ...options })
  await refresh()
  return new Promise((resolve) => {
    const settle = (outcome: Outcome | { state: 'discarded' }) => {
      stop()
      if (outcome.state === 'done') {
        const data = Object.values(outcome.data as object).find((value) => typeof value === 'object') as Field<Result>
        resolve({ state: 'done', data })
      } else if (outcome.state !== 'discarded') resolve(outcome)
    }
    const stop = outbox.subscribe((key, outcome) => {
      if (key === entry.key) settle(outcome)
    })
    // Behind an earlier action that waits, this one was not tried at all.
    void outbox.flush({ hurry: true }).then(() => settle({ state: 'waiting', key: entry.key, problem: { code: 'OFFLINE' } }))
  })
}

/** Flush on start, when the network or the screen comes back, and by backoff. */
export async function startOutbox(): Promise<void> {
  const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('skilltree-outbox')
  let hearing = false
  outbox.subscribe((key, outcome) => {
    void refresh()
    if (!hearing) channel?.postMessage({ key, outcome })
  })
  channel?.addEventListener('message', (event: MessageEvent<{ key: string; outcome: Outcome }>) => {
    hearing = true
    outbox.hear(event.data.key, event.data.outcome)
    hearing = false
  })
  await refresh()
  const flush = () => void outbox.flush({ hurry: true })
  window.addEventListener('online', flush)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void outbox.flush()
  })
  flush()
}
