/** The words of the tree, in French. */

import { plural } from '../../lib/i18n/plural'

const n = plural('fr')

export const words = {
  title: 'Mon arbre',
  add: 'Ajouter',
  count: (count: number) => n(count, { one: '# savoir-faire', other: '# savoir-faire' }),
  drawing: (count: number) => n(count, { one: 'Mon arbre dessiné, # feuille. Les flèches du clavier vont de feuille en feuille, + et - changent la taille.', other: 'Mon arbre dessiné, # feuilles. Les flèches du clavier vont de feuille en feuille, + et - changent la taille.' }),
  view: 'Voir mon arbre',
  asDrawing: 'Dessin',
  asList: 'Liste',
  legend: {
    CLAIMED: 'Contour : je le dis',
    LEARNT: 'Feuille pleine : je l’ai appris ici',
    CONFIRMED: 'Feuille cochée : quelqu’un l’a confirmé',
    dormant: 'Feuille dorée : à rafraîchir',
  },
  whatNext: 'Et après ?',
  waiting: (count: number) => n(count, { one: '# feuille attend le réseau', other: '# feuilles attendent le réseau' }),
  few: (count: number) => n(count, { one: 'Encore # chose que vous savez faire, et votre arbre prend forme.', other: 'Encore # choses que vous savez faire, et votre arbre prend forme.' }),
}
