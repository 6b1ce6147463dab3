/** How many criteria of RGAA 4.1 were met by the audit in docs/accessibility.md, whose test compares the two. */

import { i18n } from '../../lib/i18n/i18n.svelte'

export const audit = { met: 61, notMet: 6, notApplicable: 39 }

/** As RGAA counts: met among those that apply, never rounded up. */
export function rate({ met, notMet }: { met: number; notMet: number }): string {
  const share = Math.floor((met / (met + notMet)) * 100) / 100
  return new Intl.NumberFormat(i18n.language, { style: 'percent' }).format(share)
}
