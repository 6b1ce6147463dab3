/** Locking: everything of this person goes from the screen at once, then from memory. */

import { work } from '../../app/work.svelte'
import { t } from '../../lib/i18n/i18n.svelte'
import { go } from '../../lib/router/router.svelte'
import { session } from '../../lib/session/session.svelte'
import { unsent } from '../../offline/unsent.svelte'
import { dismiss, toasts } from '../../ui/toasts.svelte'
import { forgetPin } from './resume'

export async function lockPhone(): Promise<void> {
  const locking = session.lock()
  for (const { id } of toasts.shown) dismiss(id)
  document.title = t().app.name
  forgetPin()
  void work.load()
  await go('/qui', { replace: true })
  await locking
  await unsent.refresh()
}
