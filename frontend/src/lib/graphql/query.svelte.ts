/** A query as a screen uses it: what is kept on the phone at once, then the server's answer, then plain problems. */

import { readCache, writeCache } from '../../offline/cache'
import { i18n } from '../i18n/i18n.svelte'
import { asProblem, type Problem } from '../problem/problem'
import { session } from '../session/session.svelte'
import { request, type Document } from './client'

export interface QueryOptions<Variables> {
  /** Read and kept under this name for offline use, for the signed-in profile only. */
  cache?: string
  /** False holds the query back, for instance until something is typed. */
  when?: (variables: Variables) => boolean
  /** Waits this long after the last change of the variables. */
  debounceMs?: number
}

export class Query<Result, Variables> {
  data = $state.raw<Result | undefined>()
  problem = $state.raw<Problem | undefined>()
  loading = $state(false)
  /** When the shown data was kept, if it comes from the phone and not from the server. */
  keptAt = $state<Date | undefined>()

  readonly #document: Document<Result, Variables>
  readonly #variables: () => Variables
  readonly #options: QueryOptions<Variables>
  #running: AbortController | undefined

  constructor(document: Document<Result, Variables>, variables: () => Variables, options: QueryOptions<Variables> = {}) {
    this.#document = document
    this.#variables = variables
    this.#options = options
  }

  async load(variables: Variables = this.#variables()): Promise<void> {
    this.#running?.abort()
    const running = new AbortController()
    this.#running = running
    this.loading = true
    const { cache } = this.#options
    const profile = session.profile
    try {
      if (cache && profile && this.data === undefined) await this.#show(profile, cache, running)
      const data = await request(this.#document, variables, { signal: running.signal })
      if (running.signal.aborted) return
      this.data = data
      this.problem = undefined
      this.keptAt = undefined
      if (cache && profile) await writeCache(profile, cache, data)
    } catch (error) {
      if (!running.signal.aborted) this.problem = asProblem(error)
    } finally {
      if (!running.signal.aborted) this.loading = false
    }
  }

  stop(): void {
    this.#running?.abort()
    this.loading = false
  }

  async #show(profile: string, cache: string, running: AbortController): Promise<void> {
    const kept = await readCache<Result>(profile, cache)
    if (!kept || running.signal.aborted) return
    this.data = kept.data
    this.keptAt = new Date(kept.at)
  }
}

/** Call while a component is set up: loads now and whenever the variables change, cancels what is superseded. */
export function useQuery<Result, Variables>(
  document: Document<Result, Variables>,
  variables: () => Variables,
  options: QueryOptions<Variables> = {},
): Query<Result, Variables> {
  const query = new Query(document, variables, options)
  $effect(() => {
    const current = variables()
    // Texts come in the language of the request: another language is another answer.
    void i18n.language
    if (options.when && !options.when(current)) {
      query.stop()
      query.data = undefined
      return
    }
    const timer = setTimeout(() => void query.load(current), options.debounceMs ?? 0)
    return () => {
      clearTimeout(timer)
      query.stop()
    }
  })
  return query
}
