/** Leaving this phone for good: nothing of this person stays on it, what others keep is not touched. */

import { work } from '../../app/work.svelte'
import { forgetHandle } from '../../lib/session/owed'
import { phone } from '../../lib/session/phone.svelte'
import { session } from '../../lib/session/session.svelte'
import { eraseProfile } from '../../offline/db'
import { unsent } from '../../offline/unsent.svelte'
import { vault } from '../../offline/vault'
import { forgetPin } from './resume'

export async function leaveAndErase(): Promise<void> {
  const profile = session.profile
  if (!profile) return
  const handle = phone.of(profile)?.handle
  forgetPin()
  // The session first: forgetting the handle ends it too, and signing out of nothing is an error in the browser's log.
  await session.signOut()
  if (handle) await forgetHandle(handle)
  await phone.remove(profile)
  vault.drop(profile)
  await eraseProfile(profile)
  await unsent.refresh()
  void work.load()
}

/** Before everything on this phone is erased: none of its locked profiles may be opened by what somebody copied from it. */
export async function forgetEveryHandle(): Promise<void> {
  for (const { handle } of phone.profiles) if (handle) await forgetHandle(handle)
}
