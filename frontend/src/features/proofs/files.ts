/** Saving a file that only its owner may fetch: the session is sent, which a plain link would not do everywhere. */

import { credentialsHeader } from '../../lib/graphql/transport'
import { codeOf, Problem } from '../../lib/problem/problem'

/** Fetches and saves. Throws a Problem. */
export async function save(url: string, name: string): Promise<void> {
  let answer: Response
  try {
    answer = await fetch(url, { headers: credentialsHeader(), credentials: 'same-origin' })
  } catch {
    throw new Problem('OFFLINE')
  }
  if (!answer.ok) {
    const said = (await answer.json().catch(() => ({}))) as { code?: string }
    throw new Problem(codeOf(said.code), { reason: said.code })
  }
  const address = URL.createObjectURL(await answer.blob())
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // Some browsers begin to read only after the click is over.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
