/** What one profile may read offline: its own tree, started courses, last suggestions. Never other people's data. */

import { database } from './db'

export interface Kept<Data> {
  at: number
  data: Data
}

export async function readCache<Data>(profile: string, name: string): Promise<Kept<Data> | undefined> {
  const row = await (await database()).get('cache', [profile, name])
  return row ? { at: row.at, data: row.data as Data } : undefined
}

export async function writeCache(profile: string, name: string, data: unknown): Promise<void> {
  await (await database()).put('cache', { profile, name, at: Date.now(), data })
}

/** At sign-out: the next person on this phone reads nothing of the last one. */
export async function forgetProfile(profile: string): Promise<void> {
  const db = await database()
  const change = db.transaction('cache', 'readwrite')
  for (const key of await change.store.index('profile').getAllKeys(profile)) await change.store.delete(key)
  await change.done
}
