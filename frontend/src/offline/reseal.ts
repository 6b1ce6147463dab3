/** Turning what a phone keeps of one profile from one key to another: a PIN is set, changed, taken away, or the phone locks. */

import { database } from './db'
import { closed, opened, seal, unseal } from './sealing'

/**
 * Without `from`, only what lies open is taken; without `to`, it is laid open. What another key closed stays as it is.
 * Each row is read, turned and put back only if nobody wrote it meanwhile.
 */
export async function reseal(profile: string, from: CryptoKey | undefined, to: CryptoKey | undefined): Promise<void> {
  const db = await database()
  for (const row of await db.getAllFromIndex('cache', 'profile', profile)) {
    const data = row.sealed ? from && (await unseal(from, profile, row.name, row.sealed)) : row.data
    if (data === undefined) continue
    const { sealed: _, ...rest } = row
    const turned = to ? { ...rest, data: null, sealed: await seal(to, profile, row.name, data) } : { ...rest, data }
    const change = db.transaction('cache', 'readwrite')
    if ((await change.store.get([profile, row.name]))?.at === row.at) await change.store.put(turned)
    await change.done
  }
  for (const row of (await db.getAll('outbox')).filter((one) => one.profile === profile)) {
    const entry = row.sealed ? await opened(row, from) : row
    if (entry.sealed) continue
    const turned = to ? await closed(entry, to) : entry
    const change = db.transaction('outbox', 'readwrite')
    const now = await change.store.get(row.key)
    if (now && now.attempts === row.attempts && now.state === row.state) await change.store.put(turned)
    await change.done
  }
}
