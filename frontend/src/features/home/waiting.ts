/** What waits for the person's eyes or for their yes and no. */

import type { HomeQuery } from '../../gen/graphql'
import { formatDate } from '../../lib/i18n/format'
import { t } from '../../lib/i18n/i18n.svelte'
import { readSetting, writeSetting } from '../../offline/db'
import type { Entry } from '../../offline/entry'
import type { IconName } from '../../ui/icons'
import { FIRST_COME } from '../opportunities/kinds'

type Person = NonNullable<HomeQuery['me']>
type Unsent = Pick<Entry, 'input'>

export interface Item {
  id: string
  icon: IconName
  title: string
  hint: string
  href: string
  /** Somebody waits for an answer. */
  urgent?: boolean
  /** Told once: an answer that was looked at is no news. */
  news?: string
}

/** Requests first, of recruiters and then of neighbours who ask me to confirm (`asks`), then what became of my answers, then my offers, then what this phone has not sent. `today` is a day as 2026-11-22. */
export function waitingFor(me: Person, unsent: readonly Unsent[], seen: ReadonlySet<string>, today: string, asks: readonly { token: string }[] = []): Item[] {
  const words = t().home.waiting
  const running = ({ endsOn }: { endsOn?: string | null }) => !endsOn || endsOn >= today
  const asked = me.contacts
    .filter(({ id, status }) => status === 'ASKED' && !unsent.some(({ input }) => input.contact === id))
    .map(({ id, organisation, answerBy }): Item => ({
      id, icon: 'talk', title: words.contact(organisation.name), hint: answerBy && answerBy >= today ? words.contactBy(formatDate(answerBy)) : words.contactHint, href: `/demandes/${id}`, urgent: true,
    }))
  const open = asks.filter(({ token }) => !unsent.some(({ input }) => input.token === token)).length
  const confirm: Item[] = open === 0 ? [] : [{ id: 'confirm', icon: 'check', title: words.confirm(open), hint: words.contactHint, href: '/moi/confirmer', urgent: true }]
  const news = me.responses.flatMap(({ id, status, movedUpAt, opportunity }): Item[] => {
    const told = `${id}:${status}`
    // Where the first who come have the seats, the yes came at once and was read, but for who had to wait.
    const known = status === 'INTERESTED' || (status === 'ACCEPTED' && !movedUpAt && FIRST_COME.has(opportunity.kind)) || seen.has(told)
    if (known || !running(opportunity)) return []
    return [{ id, icon: status === 'ACCEPTED' ? 'check' : 'info', title: status === 'ACCEPTED' ? words.yes : words.no, hint: opportunity.title, href: `/pres-de-moi/${opportunity.id}`, news: told }]
  })
  const posted = me.posted.filter(running)
  const only = posted.length === 1 ? posted[0] : undefined
  const answers = posted.reduce((sum, { answerCount }) => sum + (answerCount ?? 0), 0)
  const offers: Item[] = posted.length === 0 ? [] : [{ id: 'posted', icon: 'hands', title: words.posted(posted.length), hint: words.postedHint(answers), href: only ? `/pres-de-moi/${only.id}` : '/pres-de-moi/suivi' }]
  const kept: Item[] = unsent.length === 0 ? [] : [{ id: 'unsent', icon: 'send', title: words.unsent(unsent.length), hint: words.unsentHint, href: '/moi/envois' }]
  return [...asked, ...confirm, ...news, ...offers, ...kept]
}

const kept = (profile: string) => `answers:${profile}`

export async function readSeen(profile: string): Promise<ReadonlySet<string>> {
  return new Set(await readSetting<string[]>(kept(profile)))
}

export async function markSeen(profile: string, told: string): Promise<void> {
  await writeSetting(kept(profile), [...new Set([...(await readSeen(profile)), told])])
}
