/** Notices that nobody touches the phone: a word a minute before, then the lock. The time is kept for the next opening of the page. */

import { AWAY_MS, seen } from '../../lib/session/away'

const EVERY_MS = 15_000
const WARN_MS = AWAY_MS - 60_000
/** A screen reader's own keys reach no page; the focus that they move does. */
const TOUCHES = ['pointerdown', 'pointermove', 'keydown', 'focusin', 'wheel', 'touchmove'] as const

/** Returns how to stop watching. */
export function watchIdle({ warn, lock, now = Date.now }: { warn: () => void; lock: () => void; now?: () => number }): () => void {
  let touched = now()
  let kept = 0
  let warned = false

  const touch = () => {
    // A finger that comes back after ten minutes may be another person's.
    if (now() - touched > AWAY_MS) return lock()
    touched = now()
    warned = false
  }
  const keep = () => {
    if (kept === touched) return
    kept = touched
    void seen(touched).catch(() => undefined)
  }
  const look = () => {
    const idle = now() - touched
    if (idle > AWAY_MS) return lock()
    if (idle >= WARN_MS && !warned && document.visibilityState === 'visible') {
      warned = true
      warn()
    }
    keep()
  }

  keep()
  const timer = setInterval(look, EVERY_MS)
  for (const name of TOUCHES) window.addEventListener(name, touch, { capture: true, passive: true })
  document.addEventListener('visibilitychange', look)
  return () => {
    clearInterval(timer)
    for (const name of TOUCHES) window.removeEventListener(name, touch, { capture: true })
    document.removeEventListener('visibilitychange', look)
  }
}
