/** Setting, changing and taking away the PIN of whoever is in. What the phone keeps of them is sealed anew each time. */

import { send } from '../../lib/graphql/transport'
import { Problem } from '../../lib/problem/problem'
import { forgetHandle } from '../../lib/session/owed'
import { phone, type Mark } from '../../lib/session/phone.svelte'
import { session } from '../../lib/session/session.svelte'
import { newPin, tryPin } from '../../offline/pin'
import { openSettings, reseal } from '../../offline/reseal'
import { unsent } from '../../offline/unsent.svelte'
import { vault } from '../../offline/vault'
import { deviceName } from '../welcome/signin'

/** Wrong PINs in a row that the phone judges by itself; after them only the server does. */
export const TRIES = 5

export async function setPin(pin: string, mark: Mark): Promise<void> {
  const profile = whoever()
  const { handle } = (await send('/auth/pin', { pin, device: deviceName(navigator.userAgent) })) as { handle: string }
  const { record, key } = await newPin(pin)
  const earlier = vault.keyOf(profile)
  // From here on what is written is sealed with the new key; what lies there follows.
  vault.hold(profile, key)
  await phone.put({ profile, handle, mark, pin: record, wrong: 0 })
  await reseal(profile, earlier, key)
  await session.keyChanged()
  await unsent.refresh()
}

/** Only with the key at hand: what is sealed could be read by nobody any more. */
export async function removePin(): Promise<void> {
  const profile = whoever()
  const [mine, key] = [phone.of(profile), vault.keyOf(profile)]
  if (!mine || !key) return
  if (mine.handle) await forgetHandle(mine.handle)
  await phone.remove(profile)
  await reseal(profile, key, undefined)
  vault.drop(profile)
  await session.keyChanged()
  await unsent.refresh()
}

/** Whoever came in by another way than the PIN opens what is kept behind it. */
export async function openKeptWork(pin: string): Promise<void> {
  const profile = whoever()
  const key = await judge(profile, pin)
  vault.hold(profile, key)
  await openSettings(profile, key)
  await session.keyChanged()
  await unsent.refresh()
  void unsent.flush()
}

/** The phone's own judgement of a PIN. Raises BAD_CODE with the tries that are left, ONLINE_ONLY after the last. */
export async function judge(profile: string, pin: string): Promise<CryptoKey> {
  const one = phone.of(profile)
  if (!one || one.wrong >= TRIES) throw new Problem('INVALID_INPUT', { reason: 'ONLINE_ONLY' })
  // Counted before the slow check: turning the phone off in between gives no free try.
  await phone.put({ ...one, wrong: one.wrong + 1 })
  const key = await tryPin(pin, one.pin)
  if (!key) {
    const triesLeft = TRIES - one.wrong - 1
    throw triesLeft > 0 ? new Problem('BAD_CODE', { triesLeft }) : new Problem('INVALID_INPUT', { reason: 'ONLINE_ONLY' })
  }
  await phone.put({ ...one, wrong: 0 })
  return key
}

function whoever(): string {
  if (!session.profile) throw new Problem('UNAUTHENTICATED')
  return session.profile
}
