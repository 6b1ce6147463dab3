/** Leaves and answers for tests. */

import type { LeafFragment, Standing } from '../gen/graphql'

export function leaf(id: string, parentId: string | null = null, label = id, standing: Standing = 'CLAIMED'): LeafFragment {
  return {
    level: 2, provenLevel: 0, confirmedLevel: 0, standing, dormant: false, since: '2026-01-01T00:00:00Z', validUntil: null, parentId,
    visibility: 'ONLY_ME', skill: { id, label, icon: null, kind: 'SKILL', local: false },
  }
}

export function answer(body: unknown, init: ResponseInit = {}): Response {
  return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status: 200, ...init })
}
