/** A list that is the same for everybody (things to do, towns): from the phone at once, then from the server. Kept for the next opening without network. */

import { i18n } from '../../lib/i18n/i18n.svelte'
import { request, type Document } from '../../lib/graphql/client'
import { asProblem, type Problem } from '../../lib/problem/problem'
import { readCache, writeCache } from '../../offline/cache'
import { GUEST } from '../../offline/entry'

export class PublicList<Result> {
  data = $state.raw<Result | undefined>()
  problem = $state.raw<Problem | undefined>()

  readonly #document: Document<Result, Record<string, never>>
  readonly #name: string

  constructor(document: Document<Result, Record<string, never>>, name: string) {
    this.#document = document
    this.#name = name
  }

  async load(): Promise<void> {
    const language = i18n.language
    const name = `${this.#name}:${language}`
    this.problem = undefined
    const kept = await readCache<Result>(GUEST, name).catch(() => undefined)
    if (kept && language === i18n.language) this.data = kept.data
    try {
      const data = await request(this.#document, {})
      if (language !== i18n.language) return
      // The same answer does not draw seventy tiles again.
      if (JSON.stringify(data) !== JSON.stringify(this.data)) this.data = data
      await writeCache(GUEST, name, data).catch(() => undefined)
    } catch (error) {
      if (language === i18n.language && this.data === undefined) this.problem = asProblem(error)
    }
  }
}

/** Call while a component is set up: loads now, and again in another language. */
export function usePublic<Result>(document: Document<Result, Record<string, never>>, name: string): PublicList<Result> {
  const list = new PublicList(document, name)
  $effect(() => {
    void i18n.language
    void list.load()
  })
  return list
}
