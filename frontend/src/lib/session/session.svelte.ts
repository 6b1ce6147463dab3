/**
 * Who uses this phone now. The token exists only over plain HTTP on loopback; over HTTPS a cookie that scripts cannot read does it.
 * A profile with a PIN is locked instead of signed out: what the phone keeps of it stays, sealed.
 */

import { forgetProfile } from '../../offline/cache'
import { readSetting, writeSetting } from '../../offline/db'
import { vault } from '../../offline/vault'
import { AWAY_MS, lastSeen, seen } from './away'
import { phone } from './phone.svelte'

interface Kept {
  token: string | null
  /** The person's global id: unsent work and kept data are bound to it. */
  profile: string
  name: string
  /** Opens what is kept of a profile with a PIN, as long as it is not locked. */
  key?: CryptoKey | undefined
  /** Unlocked without a network: there is no session yet. */
  unmet?: boolean
}

type Status = 'starting' | 'out' | 'in' | 'expired'

let kept = $state.raw<Kept | null>(null)
let status = $state<Status>('starting')
/** Between the code that was accepted and the first answer that says who it is. */
let freshToken: string | null = null
let locked = false
let tabs: BroadcastChannel | undefined

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
  /** Unlocked without a network; the server has not seen the PIN yet. */
  get unmet(): boolean {
    return kept?.unmet === true
  },
  /** What is kept behind the PIN can be read: false after coming in by another way. */
  get keyed(): boolean {
    return kept?.key !== undefined
  },
  /** The phone was locked since the page was opened: where the last person was is nobody's business. */
  get wasLocked(): boolean {
    return locked
  },

  async restore(): Promise<void> {
    let away = 0
    try {
      await phone.load()
      kept = (await readSetting<Kept>('session')) ?? null
      away = Date.now() - (await lastSeen())
    } catch {
      // A browser without a database (some private windows) can still sign in; nothing outlives the page there.
      kept = null
    }
    if (kept?.key) vault.hold(kept.profile, kept.key)
    status = kept ? (kept.unmet ? 'expired' : 'in') : 'out'
    listen()
    if (kept && phone.of(kept.profile) && away > AWAY_MS) await session.lock()
    else if (!kept) void owed().then(({ settle }) => settle()).catch(() => undefined)
  },

  /** The code or card was accepted; `who` then asks the server whose it is. Without a token, whoever is in keeps theirs. */
  async open(token: string | null, who: () => Promise<{ id: string; displayName: string }>): Promise<void> {
    freshToken = token
    try {
      const person = await who()
      const before = kept
      // Another person on a shared phone: their predecessor's tree is not theirs to read. Unsent work stays, bound to its owner.
      if (before && before.profile !== person.id) await leaveBehind(before.profile)
      const same = before?.profile === person.id ? before : null
      await keep({ token: token ?? same?.token ?? null, profile: person.id, name: person.displayName, key: vault.keyOf(person.id) })
      await seen()
      await (await owed()).cookieReplaced()
      status = 'in'
      tell()
    } finally {
      freshToken = null
    }
  },

  /** The PIN was right, says the phone: there is no network to ask. */
  async openKept(profile: string, name: string, key: CryptoKey): Promise<void> {
    vault.hold(profile, key)
    await keep({ token: null, profile, name, key, unmet: true })
    await seen()
    status = 'expired'
    tell()
  },

  /** A PIN was set, changed or taken away: the key that is held is kept for the next opening of the page. */
  async keyChanged(): Promise<void> {
    if (!kept) return
    await keep({ ...kept, key: vault.keyOf(kept.profile) })
    tabs?.postMessage({ profile: kept.profile, again: true })
  },

  async rename(name: string): Promise<void> {
    if (kept) await keep({ ...kept, name })
  },

  expire(): void {
    if (status === 'in' && freshToken === null) status = 'expired'
  },

  /** Hides everything before the first wait. What is kept stays, sealed; unsent work too. */
  async lock(): Promise<void> {
    const leaving = kept
    if (!leaving) return
    kept = null
    status = 'out'
    locked = true
    tell()
    if (!leaving.unmet) void owed().then(({ endSession }) => endSession(leaving.token)).catch(() => undefined)
    await writeSetting('session', null)
    await leaveBehind(leaving.profile)
  },

  async signOut(): Promise<void> {
    const leaving = kept
    if (leaving && phone.of(leaving.profile)) return session.lock()
    if (leaving) {
      // Offline it is owed: this phone forgets all the same.
      await (await owed()).endSession(leaving.token).catch(() => undefined)
      await forgetProfile(leaving.profile)
    }
    await writeSetting('session', null)
    kept = null
    status = 'out'
    tell()
  },
}

/** Needed when somebody comes or goes, not to show a tree. */
const owed = () => import('./owed')

async function keep(next: Kept): Promise<void> {
  kept = next
  await writeSetting('session', next)
}

/** What this phone keeps of somebody who is not in any more. */
async function leaveBehind(profile: string): Promise<void> {
  if (!phone.of(profile)) return forgetProfile(profile)
  const key = vault.keyOf(profile)
  if (key) {
    const { reseal, sealSettings } = await import('../../offline/reseal')
    await reseal(profile, undefined, key)
    await sealSettings(profile, key)
  }
  vault.drop(profile)
}

/** Other tabs follow: what was one person's there does not stay open beside another's. */
function listen(): void {
  if (typeof BroadcastChannel === 'undefined') return
  tabs ??= new BroadcastChannel('skilltree-session')
  tabs.onmessage = ({ data }: MessageEvent<{ profile: string | null; again?: boolean }>) => {
    if (!kept || (data.profile === kept.profile && !data.again)) return
    if (data.profile !== kept.profile) {
      kept = null
      status = 'out'
    }
    location.reload()
  }
}

function tell(): void {
  tabs?.postMessage({ profile: kept?.profile ?? null })
}
