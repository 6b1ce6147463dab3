/** An IndexedDB for tests that store. Imported by those tests only. */

import 'fake-indexeddb/auto'
import { eraseEverything } from '../offline/db'

export async function emptyPhone(): Promise<void> {
  await eraseEverything()
}
