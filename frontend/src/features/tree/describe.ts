/** A leaf in one spoken line: what, how well, how it is shown. */

import type { LeafFragment } from '../../gen/graphql'
import { t } from '../../lib/i18n/i18n.svelte'

export function describe(leaf: LeafFragment): string {
  const parts = [leaf.skill.label, levelName(leaf.level), t().standing[leaf.standing]]
  if (leaf.dormant) parts.push(t().standing.dormant)
  return parts.filter(Boolean).join(', ')
}

export function levelName(level: number): string {
  return t().level.names[level - 1] ?? ''
}
