/** An unsent action as it lies on the phone (sealed, for a profile with a PIN) and as it is used. */

import type { Entry } from './entry'
import { seal, unseal, vault } from './vault'

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
