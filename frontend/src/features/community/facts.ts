/** What is said of one skill of the tree of everybody, the same beside the drawing and in the list. */

import { t } from '../../lib/i18n/i18n.svelte'
import type { Cell } from './cell'

/** How many can do it, as far as it may be told: `counted` is false on a group's tree, where no skill has a number. */
export function howMany(cell: Pick<Cell, 'holders'>, counted: boolean): string {
  const words = t().community
  if (!counted) return words.notTold
  return cell.holders ? words.holders(cell.holders) : words.tooFew
}
