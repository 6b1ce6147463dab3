/** Who can see the tree, in one or two plain sentences. */

import type { Visibility } from '../../gen/graphql'
import { t } from '../../lib/i18n/i18n.svelte'

export function eyes(leaves: readonly { visibility: Visibility }[]): string {
  const words = t().home.eyes
  const seenBy = (wanted: Visibility) => leaves.filter(({ visibility }) => visibility === wanted).length
  const recruiters = seenBy('RECRUITERS')
  const everyone = seenBy('EVERYONE')
  const said = [everyone > 0 ? words.everyone(everyone) : '', recruiters > 0 ? words.recruiters(recruiters) : ''].filter(Boolean)
  return said.join(' ') || words.nobody
}
