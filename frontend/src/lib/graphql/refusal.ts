/** Telling a mutation's payload from a typed refusal in its result union. */

import { Problem, type ProblemCode } from '../problem/problem'

const CODE_BY_TYPE: Record<string, ProblemCode> = {
  InvalidInput: 'INVALID_INPUT',
  NotAllowed: 'NOT_ALLOWED',
  NotFound: 'NOT_FOUND',
  KeyReused: 'KEY_REUSED',
  Conflict: 'CONFLICT',
  RateLimited: 'RATE_LIMITED',
}

/** The types of a result union that carry an answer, refusals left out. */
export type Payload<Union> = Exclude<Union, { __typename: 'InvalidInput' | 'NotAllowed' | 'NotFound' | 'KeyReused' | 'Conflict' | 'RateLimited' }>

/** The problem in a mutation's data (`{fieldName: union}`), or null when it was accepted. */
export function refusalIn(data: unknown): Problem | null {
  if (typeof data !== 'object' || data === null) return null
  for (const value of Object.values(data as Record<string, unknown>)) {
    if (typeof value !== 'object' || value === null) continue
    const fields = value as Record<string, unknown>
    const code = CODE_BY_TYPE[String(fields.__typename)]
    if (code) {
      return new Problem(code, {
        reason: typeof fields.code === 'string' ? fields.code : undefined,
        said: typeof fields.message === 'string' ? fields.message : undefined,
        field: typeof fields.field === 'string' ? fields.field : undefined,
        retryAfterSeconds: typeof fields.retryAfterSeconds === 'number' ? fields.retryAfterSeconds : undefined,
      })
    }
  }
  return null
}
