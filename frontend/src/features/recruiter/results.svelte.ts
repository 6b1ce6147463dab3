/** One search: asked only when the recruiter says so, since every search is logged for the people it reads. */

import { FindTalentsDocument, type FindTalentsQuery, type PatternInput, type TalentWholeFragment } from '../../gen/graphql'
import { request } from '../../lib/graphql/client'
import { asProblem, type Problem } from '../../lib/problem/problem'

type Page = FindTalentsQuery['findTalents']

export class Results {
  talents = $state.raw<TalentWholeFragment[] | undefined>()
  understood = $state.raw<Page['understood']>([])
  total = $state.raw<number | null>(null)
  hasMore = $state(false)
  loading = $state(false)
  problem = $state.raw<Problem | undefined>()
  /** How many things were wanted, and understood, when this was asked. */
  wanted = $state(0)
  #pattern: PatternInput | undefined
  #next: string | null = null

  async search(pattern: PatternInput): Promise<void> {
    this.#pattern = pattern
    await this.#load(pattern, null)
  }

  async more(): Promise<void> {
    if (this.#pattern && this.#next !== null) await this.#load(this.#pattern, this.#next)
  }

  clear(): void {
    this.talents = undefined
    this.understood = []
    this.problem = undefined
  }

  /** A contact was asked or answered. */
  update(talent: string, contact: TalentWholeFragment['contact']): void {
    this.talents = this.talents?.map((one) => (one.id === talent ? { ...one, contact: contact ?? null } : one))
  }

  async #load(pattern: PatternInput, after: string | null): Promise<void> {
    if (this.loading) return
    this.loading = true
    try {
      const { findTalents: page } = await request(FindTalentsDocument, { pattern, first: 20, after })
      this.talents = [...(after === null ? [] : (this.talents ?? [])), ...page.edges.map((edge) => edge.node)]
      this.understood = page.understood
      this.total = page.totalCount ?? null
      this.hasMore = page.pageInfo.hasNextPage
      const lost = new Set(page.understood.filter(({ skill }) => !skill).map(({ text }) => text))
      this.wanted = pattern.terms.filter((term) => term.need !== 'NOT' && !(term.text && lost.has(term.text))).length
      this.#next = page.pageInfo.endCursor ?? null
      this.problem = undefined
    } catch (error) {
      this.problem = asProblem(error)
    } finally {
      this.loading = false
    }
  }
}
