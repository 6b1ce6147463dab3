/** What a tree that grows says, in English. */

import { plural, type Shape } from '../../lib/i18n/plural'
import type { words as fr } from './growth.fr'

const n = plural('en')

export const words: Shape<typeof fr> = {
  fresh: (count) => n(count, { one: 'A new leaf:', other: '# new leaves:' }),
  more: (count) => n(count, { one: 'A leaf has grown:', other: '# leaves have grown:' }),
}
