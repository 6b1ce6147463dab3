/** The one place where a problem becomes a sentence for people. The server's own sentences are for logs, and in English. */

import { t } from '../i18n/i18n.svelte'
import type { Problem } from './problem'

export function wordsFor(problem: Problem): string {
  const words = t().problem
  const reasons: Record<string, string> = words.reasons
  const reason = problem.reason === undefined ? undefined : reasons[problem.reason]
  if (reason !== undefined) return reason
  switch (problem.code) {
    case 'OFFLINE':
      return words.offline
    case 'TIMEOUT':
      return words.timeout
    case 'BUSY':
      return words.busy
    case 'RATE_LIMITED':
      return words.rateLimited(problem.retryAfterSeconds ?? 60)
    case 'SESSION_EXPIRED':
      return words.sessionExpired
    case 'UNAUTHENTICATED':
      return words.unauthenticated
    case 'NOT_ALLOWED':
      return words.notAllowed
    case 'NOT_FOUND':
      return words.notFound
    case 'BAD_CODE':
      return words.badCode
    case 'INVALID_INPUT':
    case 'LIMIT_EXCEEDED':
      return words.invalid
    case 'CONFLICT':
      return words.conflict
    case 'KEY_REUSED':
      return words.keyReused
    case 'INTERNAL':
      return problem.id ? words.internalWithId(problem.id) : words.internal
  }
}
