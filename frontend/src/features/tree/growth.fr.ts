/** What a tree that grows says, in French. */

import { plural } from '../../lib/i18n/plural'

const n = plural('fr')

export const words = {
  fresh: (count: number) => n(count, { one: 'Une feuille a poussé :', other: '# feuilles ont poussé :' }),
  more: (count: number) => n(count, { one: 'Une feuille a grandi :', other: '# feuilles ont grandi :' }),
}
