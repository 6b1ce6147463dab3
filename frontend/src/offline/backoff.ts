/** How long to wait before the next attempt. */

const FIRST_MS = 2_000
const LONGEST_MS = 5 * 60_000

/** Doubles from 2 s to 5 min with up to 20 % of jitter, so that a territory does not come back as one; Retry-After wins when longer. */
export function delayMs(attempts: number, retryAfterSeconds: number | undefined, random: () => number = Math.random): number {
  const doubled = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, attempts - 1))
  const asked = (retryAfterSeconds ?? 0) * 1000
  return Math.round(Math.max(doubled, asked) * (1 + 0.2 * random()))
}
