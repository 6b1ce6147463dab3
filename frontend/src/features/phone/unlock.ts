/** Coming back to a locked profile: the server judges the PIN, and the phone itself where there is no network. */

import { work } from '../../app/work.svelte'
import type { WorkQuery } from '../../gen/graphql'
import { send } from '../../lib/graphql/transport'
import { asProblem, Problem } from '../../lib/problem/problem'
import { allTold } from '../../lib/session/owed'
import { phone, type PhoneProfile } from '../../lib/session/phone.svelte'
import { session } from '../../lib/session/session.svelte'
import { readCache } from '../../offline/cache'
import { newPin, tryPin } from '../../offline/pin'
import { openSettings } from '../../offline/reseal'
import { unsent } from '../../offline/unsent.svelte'
import { vault } from '../../offline/vault'
import { deviceName, openSession } from '../welcome/signin'
import { judge } from './pins'
import { forgetPin, whenReached } from './resume'

/** Somebody waits with the phone in hand. */
const LIMIT_MS = 8_000

export const LOCKED_OUT = 'LOCKED_OUT'

export async function unlock(who: PhoneProfile, pin: string): Promise<void> {
  if (who.handle === null) throw new Problem('INVALID_INPUT', { reason: LOCKED_OUT })
  try {
    await meet(who, pin)
  } catch (error) {
    const problem = asProblem(error)
    if (!['OFFLINE', 'TIMEOUT', 'BUSY'].includes(problem.code) || session.status === 'in') throw problem
    const key = await judge(who.profile, pin)
    vault.hold(who.profile, key)
    await openSettings(who.profile, key)
    await session.openKept(who.profile, await nameOf(who.profile), key)
    void work.load()
    whenReached(() => meet(who, pin))
  }
  await unsent.refresh()
}

/** By the server. The phone makes its key meanwhile: that takes an old one a second or two. */
async function meet(who: PhoneProfile, pin: string): Promise<void> {
  await allTold()
  const making = tryPin(pin, who.pin).catch(() => undefined)
  const answer = await ask(who, pin)
  let key = await making
  let record = who.pin
  // The server knows this PIN and the phone another: what is sealed stays so, what comes is sealed with this one.
  if (!key) ({ key, record } = await newPin(pin))
  await phone.put({ ...who, pin: record, wrong: 0 })
  vault.hold(who.profile, key)
  try {
    await openSettings(who.profile, key)
    await openSession(answer)
    forgetPin()
  } catch (error) {
    if (session.profile !== who.profile) vault.drop(who.profile)
    throw error
  }
}

/** As the phone keeps it, behind the PIN. */
async function nameOf(profile: string): Promise<string> {
  return (await readCache<WorkQuery>(profile, 'work'))?.data.me?.displayName ?? ''
}

async function ask({ handle, ...who }: PhoneProfile, pin: string): Promise<unknown> {
  try {
    return await send('/auth/unlock', { handle, pin, device: deviceName(navigator.userAgent) }, { token: null, timeLimitMs: LIMIT_MS })
  } catch (error) {
    // The handle is dead for ever; what this phone keeps waits for its owner.
    if (asProblem(error).reason === LOCKED_OUT) await phone.put({ ...who, handle: null })
    throw error
  }
}
