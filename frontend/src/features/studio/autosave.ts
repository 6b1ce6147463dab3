/** Writes the last value a moment after it stops changing; `flush` writes now. Writes never overtake each other. */

export class Autosave<Value> {
  readonly #write: (value: Value) => Promise<void>
  readonly #delayMs: number
  #pending: { value: Value } | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #chain: Promise<void> = Promise.resolve()

  constructor(write: (value: Value) => Promise<void>, options: { delayMs?: number } = {}) {
    this.#write = write
    this.#delayMs = options.delayMs ?? 400
  }

  change(value: Value): void {
    this.#pending = { value }
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.flush(), this.#delayMs)
  }

  /** Resolves once what was last given is kept. A write that fails is tried again with the next one. */
  flush(): Promise<void> {
    clearTimeout(this.#timer)
    const turn = this.#chain.then(async () => {
      const pending = this.#pending
      if (!pending) return
      this.#pending = undefined
      try {
        await this.#write(pending.value)
      } catch (error) {
        this.#pending ??= pending
        throw error
      }
    })
    this.#chain = turn.catch(() => undefined)
    return turn
  }

  /** The value is safe elsewhere: what waits is not written any more. */
  async drop(): Promise<void> {
    clearTimeout(this.#timer)
    this.#pending = undefined
    await this.#chain
  }
}
