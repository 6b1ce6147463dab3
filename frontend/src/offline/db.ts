/** The phone's own database: settings and session, unsent work, and what is readable offline. */

import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import type { Entry } from './entry'
import type { Sealed } from './vault'

export interface CacheRow {
  profile: string
  name: string
  at: number
  data: unknown
  /** Instead of `data`, for a profile with a PIN. */
  sealed?: Sealed
}

interface Schema extends DBSchema {
  settings: { key: string; value: unknown }
  outbox: { key: string; value: Entry; indexes: { order: number } }
  cache: { key: [string, string]; value: CacheRow; indexes: { profile: string } }
}

let opened: Promise<IDBPDatabase<Schema>> | undefined

export function database(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>('skilltree', 1, {
    upgrade(db) {
      db.createObjectStore('settings')
      db.createObjectStore('outbox', { keyPath: 'key' }).createIndex('order', 'order')
      db.createObjectStore('cache', { keyPath: ['profile', 'name'] }).createIndex('profile', 'profile')
    },
    // A newer tab wants to change the database: let it, and open again when needed.
    blocking(_current, _blocked, event) {
      ;(event.target as IDBDatabase).close()
      opened = undefined
    },
    terminated() {
      opened = undefined
    },
  })
  return opened
}

export async function readSetting<Value>(name: string): Promise<Value | undefined> {
  return (await (await database()).get('settings', name)) as Value | undefined
}

export async function writeSetting(name: string, value: unknown): Promise<void> {
  const db = await database()
  if (value === undefined || value === null) await db.delete('settings', name)
  else await db.put('settings', value, name)
}

/** All that this phone keeps of one profile, its unsent work too. Settings bear the profile in their name or, for what was begun before an account, inside. */
export async function eraseProfile(profile: string): Promise<void> {
  const change = (await database()).transaction(['settings', 'outbox', 'cache'], 'readwrite')
  const [settings, outbox, cache] = [change.objectStore('settings'), change.objectStore('outbox'), change.objectStore('cache')]
  for (const name of await settings.getAllKeys()) {
    const value = (await settings.get(name)) as { profile?: unknown } | undefined
    if (name.includes(profile) || value?.profile === profile) await settings.delete(name)
  }
  for (const entry of await outbox.getAll()) if (entry.profile === profile) await outbox.delete(entry.key)
  for (const key of await cache.index('profile').getAllKeys(profile)) await cache.delete(key)
  await change.done
}

/** "Leave and erase this phone": everything, unsent work of every profile too. */
export async function eraseEverything(): Promise<void> {
  const db = await database()
  const change = db.transaction(['settings', 'outbox', 'cache'], 'readwrite')
  await Promise.all([
    change.objectStore('settings').clear(),
    change.objectStore('outbox').clear(),
    change.objectStore('cache').clear(),
    change.done,
  ])
}
