/** The phone's own database: settings and session, unsent work, and what is readable offline. */

import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import type { Entry } from './entry'

interface Schema extends DBSchema {
  settings: { key: string; value: unknown }
  outbox: { key: string; value: Entry; indexes: { order: number } }
  cache: { key: [string, string]; value: { profile: string; name: string; at: number; data: unknown }; indexes: { profile: string } }
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
