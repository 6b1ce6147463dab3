/** Sending a course file: what was made of it, or why nothing was. Not through the outbox: somebody looks at the answer. */

import { i18n } from '../../../lib/i18n/i18n.svelte'
import { credentialsHeader, retryAfter } from '../../../lib/graphql/transport'
import { codeOf, Problem } from '../../../lib/problem/problem'

export const MOST_BYTES = 30_000_000

export interface FileProblem {
  file: string
  line: number | null
  message: string
}

export interface Report {
  course: string | null
  modules: { file: string; id: string }[]
  problems: FileProblem[]
  ignored: string[]
}

/** Where a file goes, by how its name ends; undefined for what is no course. */
export function wayOf(name: string): '/courses.zip' | '/courses.jsonld' | undefined {
  if (/\.zip$/i.test(name)) return '/courses.zip'
  return /\.(jsonld|json)$/i.test(name) ? '/courses.jsonld' : undefined
}

/** The same key for the same file gives the first answer: nothing is made twice when the answer got lost. */
export async function sendFile(file: File, way: string, organisation: string, key: string): Promise<Report> {
  const response = await fetch(`${way}?${new URLSearchParams({ organisation })}`, {
    method: 'POST',
    headers: { ...credentialsHeader(), 'Accept-Language': i18n.language, 'Content-Type': 'application/octet-stream', 'Idempotency-Key': key },
    credentials: 'same-origin',
    body: file,
    signal: AbortSignal.timeout(180_000),
  }).catch((error: unknown) => {
    throw new Problem((error as Error).name === 'TimeoutError' ? 'TIMEOUT' : 'OFFLINE')
  })
  const answer = (await response.json().catch(() => ({}))) as Partial<Report> & { code?: string; message?: string }
  if (answer.modules && answer.problems) return { course: null, ignored: [], ...answer } as Report
  if (response.status === 401) throw new Problem('SESSION_EXPIRED')
  if (response.status === 429) throw new Problem('RATE_LIMITED', { retryAfterSeconds: retryAfter(response) })
  if (response.status === 413) throw new Problem('LIMIT_EXCEEDED', { reason: 'LIMIT_EXCEEDED' })
  throw new Problem(response.status >= 500 ? 'BUSY' : codeOf(answer.code), { reason: answer.code, said: answer.message })
}
