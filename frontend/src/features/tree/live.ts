/** Told by the server when one's tree changed (graphql-sse), while the screen is looked at and the network allows it. */

import { TreeChangedDocument } from '../../gen/graphql'
import { operationName } from '../../lib/graphql/client'
import { credentialsHeader } from '../../lib/graphql/transport'

const FIRST_WAIT_MS = 5_000
const LONGEST_WAIT_MS = 300_000

/** Calls `changed` after each change until the function that it returns is called. */
export function followTree(changed: () => void): () => void {
  const stopped = new AbortController()
  let open: AbortController | undefined

  async function stay(): Promise<void> {
    for (let wait = FIRST_WAIT_MS; !stopped.signal.aborted && !document.hidden; ) {
      const mine = new AbortController()
      open = mine
      const end = await listen(mine.signal, changed).catch(() => 'lost' as const)
      if (end === 'over' || mine.signal.aborted) return
      if (end === 'told') wait = FIRST_WAIT_MS
      // Not all phones at once when a server comes back.
      await new Promise((done) => setTimeout(done, wait * (0.75 + Math.random() / 2)))
      wait = Math.min(LONGEST_WAIT_MS, wait * 2)
      if (mine.signal.aborted) return
      // What changed meanwhile was not told.
      changed()
    }
  }

  /** In a pocket nothing is listened to: the screen asks anew when it is looked at again. */
  function looked() {
    open?.abort()
    if (!document.hidden) void stay()
  }

  document.addEventListener('visibilitychange', looked, { signal: stopped.signal })
  void stay()
  return () => {
    stopped.abort()
    open?.abort()
  }
}

/** `over`: there will be nothing more (signed out, refused); `told` and `lost`: the line broke, after news or without any. */
async function listen(signal: AbortSignal, changed: () => void): Promise<'over' | 'told' | 'lost'> {
  const query = TreeChangedDocument.toString()
  const response = await fetch('/graphql', {
    method: 'POST', credentials: 'same-origin', signal,
    headers: { 'Content-Type': 'application/json', Accept: 'text/event-stream', ...credentialsHeader() },
    body: JSON.stringify({ query, operationName: operationName(query) }),
  })
  if (response.status >= 400 && response.status < 500) return 'over'
  if (!response.ok || !response.body) return 'lost'
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  let told = false
  for (let rest = ''; ; ) {
    const { value, done } = await reader.read()
    if (done) return told ? 'told' : 'lost'
    const events = (rest + value).split(/\r?\n\r?\n/)
    rest = events.pop() ?? ''
    for (const event of events) {
      if (/^event: complete/m.test(event)) return 'over'
      if (!/^event: next/m.test(event)) continue
      if (/"errors"/.test(event)) return 'over'
      told = true
      changed()
    }
  }
}
