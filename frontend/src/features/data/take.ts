/** Fetching all of one's data as a file, with the session that a plain link would not carry everywhere. */

import { credentialsHeader } from '../../lib/graphql/transport'
import { i18n } from '../../lib/i18n/i18n.svelte'
import { Problem } from '../../lib/problem/problem'

export interface Taken {
  name: string
  content: Blob
}

export async function takeAll(): Promise<Taken> {
  const headers = { ...credentialsHeader(), 'Accept-Language': i18n.language }
  const response = await fetch('/me/data.zip', { headers, credentials: 'same-origin', cache: 'no-store' }).catch(() => {
    throw new Problem('OFFLINE')
  })
  if (response.status === 401) throw new Problem('SESSION_EXPIRED')
  if (response.status === 429) throw new Problem('RATE_LIMITED')
  if (!response.ok) throw new Problem('BUSY')
  return { name: nameIn(response.headers.get('Content-Disposition')), content: await response.blob() }
}

export function nameIn(disposition: string | null): string {
  return /filename="([\w.-]+)"/.exec(disposition ?? '')?.[1] ?? 'donnees.zip'
}

/** Lets the browser keep it as any other download. */
export function keep({ name, content }: Taken): void {
  const address = URL.createObjectURL(content)
  const link = Object.assign(document.createElement('a'), { href: address, download: name })
  document.body.append(link)
  link.click()
  link.remove()
  // Not at once: some phones read it after the click has returned.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
