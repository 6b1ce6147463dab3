/** Sending a badge's file as it is: a picture drawn anew would lose the badge in it. */

import type { BadgeVerdict } from '../../gen/graphql'
import { send } from '../../lib/graphql/transport'

export const MOST_BYTES = 1_000_000

export interface Brought {
  verdict: BadgeVerdict
  /** Null when nothing was kept. */
  id: string | null
  name: string | null
}

/** The server asks the badge's issuer, which may take its time. */
export async function bring(file: Blob): Promise<Brought> {
  // The bytes say what it is. A type of JSON would have the server's framework read it first.
  const body = new Blob([file], { type: 'application/octet-stream' })
  return (await send('/badges', body, { timeLimitMs: 60_000 })) as Brought
}
