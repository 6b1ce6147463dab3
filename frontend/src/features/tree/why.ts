/** Reasons as plain sentences: one for each code, with the picture that stands before it. */

import type { LeafWhyQuery } from '../../gen/graphql'
import { formatDate } from '../../lib/i18n/format'
import type { Words } from '../../app/words/fr'
import type { IconName } from '../../ui/icons'

type Leaf = NonNullable<LeafWhyQuery['leaf']>
export type Reason = Leaf['why'][number]
type Spoken = Pick<Words, 'why' | 'level'>

const ICONS: Record<Reason['code'], IconName> = {
  SAID: 'person', LEARNT: 'book', TESTED: 'pen', CONFIRMED: 'hands', CREDENTIAL: 'shield', CONTRIBUTED: 'hands',
  ONE_SOURCE: 'info', RING: 'info', FLOOD: 'info', OWN: 'info', SAID_BEYOND: 'talk', RETEST: 'pen', TEST_DIFFERS: 'info',
  CONFIRMERS_DIFFER: 'info', EXPIRED: 'clock', QUIET: 'clock', WOKEN: 'sun', VALID_UNTIL: 'calendar', TAKEN_BACK: 'close',
  SUPPOSED: 'tree', SUPPOSES: 'tree',
}

export const iconOf = (reason: Reason): IconName => ICONS[reason.code]

/** The sentence of a reason; "" for what a leaf supposes, which is a list of its own. */
export function sentence(reason: Reason, { why, level }: Spoken): string {
  const name = (value: number | null) => level.names[(value ?? 0) - 1] ?? ''
  const day = reason.day ? formatDate(reason.day) : ''
  const amount = reason.amount ?? 1
  switch (reason.code) {
    case 'SAID':
      return why.SAID(name(reason.level))
    case 'LEARNT':
    case 'TESTED':
    case 'CONFIRMED':
    case 'CREDENTIAL':
    case 'CONTRIBUTED':
      return why[reason.code](amount, name(reason.level), reason.source ? why.source(amount, reason.source.replace(/[.!?\s]+$/, '')) : '')
    case 'ONE_SOURCE':
    case 'RING':
    case 'FLOOD':
    case 'OWN':
      return why[reason.code]
    case 'SAID_BEYOND':
    case 'CONFIRMERS_DIFFER':
      return why[reason.code](name(reason.level), name(reason.otherLevel))
    case 'RETEST':
      return why.RETEST(name(reason.level), day)
    case 'TEST_DIFFERS':
      return why.TEST_DIFFERS(name(reason.otherLevel), day)
    case 'EXPIRED':
    case 'QUIET':
    case 'WOKEN':
    case 'VALID_UNTIL':
      return why[reason.code](day)
    case 'TAKEN_BACK':
      return why.TAKEN_BACK(amount, day)
    case 'SUPPOSED':
      return why.SUPPOSED(reason.skills.map((skill) => skill.label).join(', '))
    case 'SUPPOSES':
      return ''
  }
}

/** The skills that a leaf supposes and nothing shows. */
export const supposed = (reasons: readonly Reason[]) => reasons.find((one) => one.code === 'SUPPOSES')?.skills ?? []
