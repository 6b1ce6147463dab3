/** Who can be asked and what waits for my answer, put into what the screens show. */

import type { AskedOfMeQuery, Tie } from '../../gen/graphql'
import { t } from '../../lib/i18n/i18n.svelte'
import { capital } from '../../lib/text/capital'
import type { Entry } from '../../offline/entry'

export type Ask = AskedOfMeQuery['confirmationsToAnswer'][number]

/** What binds two people best stands first: who worked beside somebody saw more than who follows the same course. */
const NEAREST: readonly Tie[] = ['WORKSHOP', 'ORGANISATION', 'OPPORTUNITY', 'COURSE']

/** What we share, in words; who shares nothing is from here. */
export function bound(ties: readonly Tie[]): string {
  const words = t().asked.ties
  const known = NEAREST.filter((tie) => ties.includes(tie)).map((tie) => words[tie])
  return capital(known.length === 0 ? words.none : known.join(', '))
}

/** What is left to answer: an answer that this phone has not sent yet is one already. `open` stays on the screen that says so. */
export function toAnswer(asks: readonly Ask[], unsent: readonly Pick<Entry, 'input'>[], open?: string): Ask[] {
  return asks.filter(({ token }) => token === open || !unsent.some(({ input }) => input.token === token))
}

/** A refusal that has its own sentence here; undefined for one that is told in the usual words. */
export function reasonOf(reason: string | null | undefined): string | undefined {
  const reasons: Record<string, string> = t().asked.reasons
  return reason ? reasons[reason] : undefined
}
