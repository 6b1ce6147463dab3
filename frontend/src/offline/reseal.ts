/** Turning what a phone keeps of one profile from one key to another: a PIN is set, changed, taken away, or the phone locks. */

import { database } from './db'
import { closed, opened, seal, unseal } from './sealing'
import type { Sealed } from './vault'

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

const LOCKED = 'sealed:'

/** Settings of one person bear the profile in their name or inside: texts being written, a card not noted yet. Not who is in. */
async function settingsOf(profile: string): Promise<[string, unknown][]> {
  const db = await database()
  const names = await db.getAllKeys('settings')
  const rows = await Promise.all(names.map(async (name): Promise<[string, unknown]> => [name, await db.get('settings', name)]))
  return rows.filter(([name, value]) => name !== 'session' && (name.includes(profile) || (value as { profile?: unknown } | undefined)?.profile === profile))
}

/** At a lock: under another name, so that whoever comes in without the PIN finds nothing rather than something unreadable. */
export async function sealSettings(profile: string, key: CryptoKey): Promise<void> {
  for (const [name, value] of await settingsOf(profile)) {
    if (name.startsWith(LOCKED)) continue
    const sealed = await seal(key, profile, name, value)
    const change = (await database()).transaction('settings', 'readwrite')
    await change.store.put(sealed, `${LOCKED}${profile}:${name}`)
    await change.store.delete(name)
    await change.done
  }
}

/** After the PIN. What was begun meanwhile, signed in by another way, is newer and stays. */
export async function openSettings(profile: string, key: CryptoKey): Promise<void> {
  const prefix = `${LOCKED}${profile}:`
  for (const [row, sealed] of await settingsOf(profile)) {
    if (!row.startsWith(prefix)) continue
    const value = await unseal(key, profile, row.slice(prefix.length), sealed as Sealed)
    if (value === undefined) continue
    const change = (await database()).transaction('settings', 'readwrite')
    if ((await change.store.get(row.slice(prefix.length))) === undefined) await change.store.put(value, row.slice(prefix.length))
    await change.store.delete(row)
    await change.done
  }
}
