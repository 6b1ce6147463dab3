/** The words of the tree, in English. */

import { plural, type Shape } from '../../lib/i18n/plural'
import type { words as fr } from './words.fr'

const n = plural('en')

export const words: Shape<typeof fr> = {
  title: 'My tree',
  add: 'Add',
  count: (count) => n(count, { one: '# skill', other: '# skills' }),
  drawing: (count) => n(count, { one: 'My tree drawn, # leaf. Arrow keys go from leaf to leaf, + and - change the size.', other: 'My tree drawn, # leaves. Arrow keys go from leaf to leaf, + and - change the size.' }),
  view: 'See my tree',
  asDrawing: 'Drawing',
  asList: 'List',
  legend: {
    CLAIMED: 'Outline: I say so',
    LEARNT: 'Full leaf: I learnt it here',
    CONFIRMED: 'Ticked leaf: somebody confirmed it',
    dormant: 'Golden leaf: to refresh',
  },
  whatNext: 'What next?',
  waiting: (count) => n(count, { one: '# leaf waits for the network', other: '# leaves wait for the network' }),
  few: (count) => n(count, { one: '# more thing that you can do, and your tree takes shape.', other: '# more things that you can do, and your tree takes shape.' }),
}
