/** Sealing with a profile's key, and an unsent action as it lies on the phone and as it is used. Fetched where a PIN asks for it. */

import type { Entry } from './entry'
import { vault, type Sealed } from './vault'

/** Bound to its place: a sealed row moved to another profile or name does not open there. */
const place = (profile: string, name: string) => new TextEncoder().encode(`${profile}\n${name}`)

export async function seal(key: CryptoKey, profile: string, name: string, value: unknown): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const plain = new TextEncoder().encode(JSON.stringify(value))
  return { iv, box: await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: place(profile, name) }, key, plain) }
}

/** Undefined when this key does not open it. */
export async function unseal(key: CryptoKey, profile: string, name: string, sealed: Sealed): Promise<unknown> {
  try {
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.iv, additionalData: place(profile, name) }, key, sealed.box)
    return JSON.parse(new TextDecoder().decode(plain))
  } catch {
    return undefined
  }
}

type Said = Pick<Entry, 'query' | 'input' | 'label' | 'madeAt' | 'lastProblem'>

/** Left as it is where no PIN protects it, or where the key is not held: work is kept first, and sealed at the next lock. */
export async function closed(entry: Entry, key: CryptoKey | undefined = vault.keyOf(entry.profile)): Promise<Entry> {
  if (!key || entry.sealed) return entry
  const { query, input, label, madeAt, lastProblem, ...rest } = entry
  const said: Said = { query, input, label, madeAt, lastProblem }
  return { ...rest, query: '', input: {}, label: '', madeAt: 0, sealed: await seal(key, entry.profile, entry.key, said) }
}

/** Still sealed when the key is not there, or is another. */
export async function opened(row: Entry, key: CryptoKey | undefined = vault.keyOf(row.profile)): Promise<Entry> {
  const { sealed, ...rest } = row
  if (!sealed || !key) return row
  const said = (await unseal(key, row.profile, row.key, sealed)) as Said | undefined
  return said ? { ...rest, ...said } : row
}
