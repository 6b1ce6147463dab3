/** What went wrong, as data. Everything the app can fail with is one of these codes. */

export type ProblemCode =
  | 'OFFLINE'
  | 'TIMEOUT'
  | 'BUSY'
  | 'SESSION_EXPIRED'
  | 'UNAUTHENTICATED'
  | 'NOT_ALLOWED'
  | 'NOT_FOUND'
  | 'INVALID_INPUT'
  | 'LIMIT_EXCEEDED'
  | 'KEY_REUSED'
  | 'CONFLICT'
  | 'RATE_LIMITED'
  | 'BAD_CODE'
  | 'INTERNAL'

const CODES: readonly string[] = [
  'OFFLINE', 'TIMEOUT', 'BUSY', 'SESSION_EXPIRED', 'UNAUTHENTICATED', 'NOT_ALLOWED', 'NOT_FOUND', 'INVALID_INPUT',
  'LIMIT_EXCEEDED', 'KEY_REUSED', 'CONFLICT', 'RATE_LIMITED', 'BAD_CODE', 'INTERNAL',
] satisfies ProblemCode[]

export interface ProblemDetails {
  /** The server's own sentence, for those who read logs: screens say `reason` in their own words. */
  said?: string | undefined
  /** The server's finer code, such as QUIZ_NOT_PASSED. */
  reason?: string | undefined
  field?: string | undefined
  /** What to quote to whoever runs the service. */
  id?: string | undefined
  retryAfterSeconds?: number | undefined
  /** Of a PIN. */
  triesLeft?: number | undefined
}

export class Problem extends Error {
  readonly code: ProblemCode
  readonly said: string | undefined
  readonly reason: string | undefined
  readonly field: string | undefined
  readonly id: string | undefined
  readonly retryAfterSeconds: number | undefined
  readonly triesLeft: number | undefined

  constructor(code: ProblemCode, details: ProblemDetails = {}) {
    super(code)
    this.name = 'Problem'
    this.code = code
    this.said = details.said
    this.reason = details.reason
    this.field = details.field
    this.id = details.id
    this.retryAfterSeconds = details.retryAfterSeconds
    this.triesLeft = details.triesLeft
  }

  /** Sending the same thing again, later, may work. */
  get passes(): boolean {
    return ['OFFLINE', 'TIMEOUT', 'BUSY', 'RATE_LIMITED', 'INTERNAL'].includes(this.code)
  }

  /** The person has to sign in again first. */
  get needsSignIn(): boolean {
    return this.code === 'SESSION_EXPIRED' || this.code === 'UNAUTHENTICATED'
  }
}

/** A finer or newer code than these is something wrong with the input: sending it again would not help. None at all is a crash. */
export function codeOf(text: unknown): ProblemCode {
  if (typeof text !== 'string' || text === '') return 'INTERNAL'
  if (text === 'UNAVAILABLE') return 'BUSY'
  return CODES.includes(text) ? (text as ProblemCode) : 'INVALID_INPUT'
}

export function asProblem(error: unknown): Problem {
  return error instanceof Problem ? error : new Problem('INTERNAL', { said: undefined, id: undefined })
}
