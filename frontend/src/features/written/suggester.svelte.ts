/** The skills that a text speaks of while it is being written: asked for after a pause, and only when the text is another. */

import { TagTextDocument } from '../../gen/graphql'
import { request } from '../../lib/graphql/client'
import { findings, readable, type Finding } from './tags'

const PAUSE_MS = 1200
/** Less says nothing yet. */
const FEWEST_LETTERS = 25

export class Suggester {
  found = $state.raw<readonly Finding[]>([])

  #asked = ''
  #timer: ReturnType<typeof setTimeout> | undefined
  #running: AbortController | undefined

  change(text: string): void {
    const next = readable(text.trim())
    clearTimeout(this.#timer)
    if (next === this.#asked) return
    if (next.length < FEWEST_LETTERS) {
      this.stop()
      this.#asked = ''
      this.found = []
      return
    }
    this.#timer = setTimeout(() => void this.#ask(next), PAUSE_MS)
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#running?.abort()
  }

  async #ask(text: string): Promise<void> {
    this.#running?.abort()
    const running = new AbortController()
    this.#running = running
    try {
      const { tagText } = await request(TagTextDocument, { text }, { signal: running.signal })
      if (running.signal.aborted) return
      this.#asked = text
      this.found = findings(tagText, text)
    } catch {
      // Only a help: without the network, or asked too often, the next change of the text tries again.
    }
  }
}
