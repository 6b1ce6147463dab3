/** Keeping the tree: a way is chosen, a session opens, and what was chosen becomes work to send. */

import { t } from '../../lib/i18n/i18n.svelte'
import { send } from '../../lib/graphql/transport'
import { go } from '../../lib/router/router.svelte'
import { session } from '../../lib/session/session.svelte'
import { readSetting, writeSetting } from '../../offline/db'
import { unsent } from '../../offline/unsent.svelte'
import { toast } from '../../ui/toasts.svelte'
import { HOME } from '../welcome/arrival'
import { deviceName, openSession } from '../welcome/signin'
import { MINUTES } from './draft'
import { draft } from './draft.svelte'
import { handOver } from './handover'

const CARD = 'newCard'
/** A card that nobody noted is not left on the screen of a shared phone. */
const CARD_LASTS_MS = 30 * MINUTES
const FLUSH_MS = 4000

export interface NewCard {
  number: string
  pin: string
  at: number
  /** Until the session is open: an answer that came is never asked for twice. */
  token?: string | null
  /** Whose it is, once that is known. */
  profile?: string
}

/** A new account with a card of its own. Tried again after a lost connection, it goes on with the account that was made. */
export async function keepByCard(): Promise<void> {
  draft.keep()
  let card = await newCard()
  if (!card || card.profile) {
    const answer = (await send('/auth/new', { territory: draft.place?.territory ?? null, device: deviceName(navigator.userAgent) })) as {
      token: string | null
      card: { number: string; pin: string }
    }
    card = { ...answer.card, token: answer.token, at: Date.now() }
    await writeSetting(CARD, card).catch(() => undefined)
  }
  await openSession({ token: card.token ?? null })
  await writeSetting(CARD, { number: card.number, pin: card.pin, at: card.at, profile: session.profile }).catch(() => undefined)
  await finish('/commencer/carte')
}

/** The card that has just been made and not been noted yet. */
export async function newCard(): Promise<NewCard | undefined> {
  const card = await readSetting<NewCard>(CARD).catch(() => undefined)
  if (!card || Date.now() - card.at < CARD_LASTS_MS) return card
  await cardNoted()
  return undefined
}

export const cardNoted = (): Promise<void> => writeSetting(CARD, null)

/** Somebody is in: their leaves go on their tree, sent at once where there is a network. */
export async function finish(to: string = HOME): Promise<void> {
  if (!session.profile) return
  await handOver(session.profile)
  // Arriving with the leaves already on the tree is nicer; on a slow network they follow.
  await Promise.race([unsent.flush(), new Promise((resolve) => setTimeout(resolve, FLUSH_MS))])
  toast(t().start.keep.kept)
  await go(to, { replace: true })
}
