/** Who uses this phone now. The token exists only over plain HTTP on loopback; over HTTPS a cookie that scripts cannot read does it. */

import { forgetProfile } from '../../offline/cache'
import { readSetting, writeSetting } from '../../offline/db'
import { send } from '../graphql/transport'

interface Kept {
  token: string | null
  /** The person's global id: unsent work and kept data are bound to it. */
  profile: string
  name: string
}

type Status = 'starting' | 'out' | 'in' | 'expired'

let kept = $state.raw<Kept | null>(null)
let status = $state<Status>('starting')
/** Between the code that was accepted and the first answer that says who it is. */
let freshToken: string | null = null

export const session = {
  get status(): Status {
    return status
  },
  get signedIn(): boolean {
    return status === 'in' || status === 'expired'
  },
  get token(): string | null {
    return freshToken ?? kept?.token ?? null
  },
  /** Whose tree is on this phone; stays while an expired session waits for a new code. */
  get profile(): string | null {
    return kept?.profile ?? null
  },
  get name(): string {
    return kept?.name ?? ''
  },
  /** Whose unsent work may leave now. */
  get sender(): string | null {
    return status === 'in' ? (kept?.profile ?? null) : null
  },

  async restore(): Promise<void> {
    try {
      kept = (await readSetting<Kept>('session')) ?? null
    } catch {
      // A browser without a database (some private windows) can still sign in; nothing outlives the page there.
      kept = null
    }
    status = kept ? 'in' : 'out'
  },

  /** The code or card was accepted; `who` then asks the server whose it is. */
  async open(token: string | null, who: () => Promise<{ id: string; displayName: string }>): Promise<void> {
    freshToken = token
    try {
      const person = await who()
      // Another person on a shared phone: their predecessor's tree is not theirs to read. Unsent work stays, bound to its owner.
      if (kept && kept.profile !== person.id) await forgetProfile(kept.profile)
      kept = { token, profile: person.id, name: person.displayName }
      await writeSetting('session', kept)
      status = 'in'
    } finally {
      freshToken = null
    }
  },

  async rename(name: string): Promise<void> {
    if (!kept) return
    kept = { ...kept, name }
    await writeSetting('session', kept)
  },

  expire(): void {
    if (status === 'in' && freshToken === null) status = 'expired'
  },

  async signOut(): Promise<void> {
    try {
      await send('/auth/signout', {})
    } catch {
      // Offline or already dead: this phone forgets all the same; the session is revoked from another device or expires.
    }
    if (kept) await forgetProfile(kept.profile)
    await writeSetting('session', null)
    kept = null
    status = 'out'
  },
}
