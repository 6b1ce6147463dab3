/** What one profile may read offline: its own tree, started courses, last suggestions. Never other people's data. */

import { database, type CacheRow } from './db'
import { vault } from './vault'

export interface Kept<Data> {
  at: number
  data: Data
}

/** What the key of a locked profile would open is as good as absent without it. */
export async function readCache<Data>(profile: string, name: string): Promise<Kept<Data> | undefined> {
  const row = await (await database()).get('cache', [profile, name])
  if (!row) return undefined
  const data = row.sealed ? await openRow(row) : row.data
  return data === undefined ? undefined : { at: row.at, data: data as Data }
}

export async function writeCache(profile: string, name: string, data: unknown): Promise<void> {
  const row: CacheRow = { profile, name, at: Date.now(), data }
  if (vault.guards(profile)) {
    const key = vault.keyOf(profile)
    // Locked while the answer was on its way, or signed in without the PIN: kept later, never unsealed.
    if (!key) return
    row.sealed = await (await import('./sealing')).seal(key, profile, name, data)
    row.data = null
  }
  await (await database()).put('cache', row)
}

async function openRow({ profile, name, sealed }: CacheRow): Promise<unknown> {
  const key = vault.keyOf(profile)
  return key && sealed ? (await import('./sealing')).unseal(key, profile, name, sealed) : undefined
}

/**
 * At sign-out: the next person on this phone reads nothing of the last one, and finds no card that nobody noted. Texts being
 * written stay, under the profile's name: they are unsent work.
 */
export async function forgetProfile(profile: string): Promise<void> {
  const change = (await database()).transaction(['cache', 'settings'], 'readwrite')
  const [cache, settings] = [change.objectStore('cache'), change.objectStore('settings')]
  for (const key of await cache.index('profile').getAllKeys(profile)) await cache.delete(key)
  for (const name of await settings.getAllKeys()) {
    const value = (await settings.get(name)) as { profile?: unknown } | null | undefined
    if (value?.profile === profile) await settings.delete(name)
  }
  await change.done
}
