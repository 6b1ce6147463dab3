/** The list page by page: each new search starts again, "see more" adds to what is there. */

import { OpportunitiesDocument, type OpportunitiesQueryVariables, type OpportunityLineFragment } from '../../gen/graphql'
import { request } from '../../lib/graphql/client'
import { asProblem, type Problem } from '../../lib/problem/problem'

export class Listing {
  items = $state.raw<OpportunityLineFragment[] | undefined>()
  total = $state(0)
  loading = $state(false)
  problem = $state.raw<Problem | undefined>()
  #next: string | null = null
  #running: AbortController | undefined

  get hasMore(): boolean {
    return this.#more
  }

  #more = $state(false)

  search(asked: OpportunitiesQueryVariables): Promise<void> {
    return this.#load(asked, undefined)
  }

  more(asked: OpportunitiesQueryVariables): Promise<void> {
    return this.#next === null ? Promise.resolve() : this.#load(asked, this.#next)
  }

  stop(): void {
    this.#running?.abort()
  }

  async #load(asked: OpportunitiesQueryVariables, after: string | undefined): Promise<void> {
    this.#running?.abort()
    const running = new AbortController()
    this.#running = running
    this.loading = true
    try {
      const { searchOpportunities: page } = await request(OpportunitiesDocument, after === undefined ? asked : { ...asked, after }, { signal: running.signal })
      if (running.signal.aborted) return
      const found = page.edges.map((edge) => edge.node)
      // Something posted meanwhile may push a line onto the next page: shown once all the same.
      const known = new Set(after === undefined ? [] : this.items?.map((item) => item.id))
      this.items = [...(after === undefined ? [] : (this.items ?? [])), ...found.filter((item) => !known.has(item.id))]
      this.total = page.totalCount
      this.#more = page.pageInfo.hasNextPage
      this.#next = page.pageInfo.endCursor ?? null
      this.problem = undefined
    } catch (error) {
      if (!running.signal.aborted) this.problem = asProblem(error)
    } finally {
      if (!running.signal.aborted) this.loading = false
    }
  }
}
