/** The words of the boxes in which one types and chooses, in French. */

import { plural } from '../lib/i18n/plural'

const n = plural('fr')

export const words = {
  label: 'Quel savoir-faire ?',
  hint: 'Écrivez quelques lettres. Les fautes ne gênent pas.',
  results: (count: number) => n(count, { zero: 'Aucun résultat', one: '# résultat', other: '# résultats' }),
  none: 'Rien de trouvé. Essayez avec un autre mot.',
  missing: 'Mon savoir-faire n’est pas dans la liste',
  missingHint: (text: string) => `Ajouter « ${text} » tel quel`,
  matched: (label: string) => `trouvé avec « ${label} »`,
  byMeaning: 'une autre façon de le dire',
  place: 'Quelle commune ?',
  placeHint: 'Nom ou code postal.',
  job: 'Quel métier ?',
  jobHint: 'Par exemple : cuisinière, peintre, aide à domicile.',
}
