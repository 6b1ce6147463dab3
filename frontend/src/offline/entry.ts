/** One unsent action, as it is kept on the phone. */

import type { ProblemCode } from '../lib/problem/problem'
import type { Sealed } from './vault'

/** Work that needs no account, such as answering a confirmation link. */
export const GUEST = 'guest'

export interface Refused {
  code: ProblemCode
  said?: string | undefined
  reason?: string | undefined
  field?: string | undefined
}

export interface Entry {
  /** The idempotency key, drawn before the first attempt and never changed. */
  key: string
  /** Actions of one profile leave in the order they were made. */
  order: number
  profile: string
  query: string
  input: Record<string, unknown>
  /** What it is, in the words of the person's language when it was made. */
  label: string
  madeAt: number
  attempts: number
  /** Not before this instant. */
  notBefore: number
  /** Why the last attempt did not pass, for the person to see. */
  lastProblem?: Refused | undefined
  state: 'waiting' | 'refused'
  /** Of a profile with a PIN: what it says, closed. `query`, `input`, `label` and `lastProblem` are then empty. */
  sealed?: Sealed | undefined
}

export type Outcome<Data = unknown> =
  | { state: 'done'; data: Data }
  | { state: 'refused'; key: string; problem: Refused }
  | { state: 'waiting'; key: string; problem: Refused }
