/**
 * After an unlock without a network: the server is asked as soon as it can be reached. Until then the PIN is remembered by
 * this page alone, in no store; a reload or a lock forgets it, and it is asked for again.
 */

import { asProblem } from '../../lib/problem/problem'

const EVERY_MS = 20_000

let stop: (() => void) | undefined

export function whenReached(meet: () => Promise<void>): void {
  forgetPin()
  let trying = false
  const attempt = async () => {
    if (trying || document.visibilityState === 'hidden') return
    trying = true
    try {
      await meet()
      forgetPin()
    } catch (error) {
      // Refused: this PIN opens nothing any more. The way in is shown instead.
      if (!asProblem(error).passes) forgetPin()
    } finally {
      trying = false
    }
  }
  const soon = () => void attempt()
  const timer = setInterval(soon, EVERY_MS)
  window.addEventListener('online', soon)
  document.addEventListener('visibilitychange', soon)
  stop = () => {
    clearInterval(timer)
    window.removeEventListener('online', soon)
    document.removeEventListener('visibilitychange', soon)
  }
}

export function forgetPin(): void {
  stop?.()
  stop = undefined
}
