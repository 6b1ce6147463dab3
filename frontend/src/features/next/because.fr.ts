/** Why something is suggested: said on the first screen too, in French. */

import { plural } from '../../lib/i18n/plural'

const n = plural('fr')

export const words = {
  have: (names: string) => `Vous savez déjà : ${names}`,
  near: (names: string) => `Vous en êtes tout près : ${names}`,
  missing: (names: string) => `Il vous manque encore : ${names}`,
  new: (names: string) => `Vous apprenez : ${names}`,
  opens: (names: string) => `Cela ouvre la porte à : ${names}`,
  goal: 'C’est un pas vers votre but',
  goalFor: (names: string) => `C’est un pas vers votre but : ${names}`,
  veryNear: 'Tout près de chez vous',
  distance: (km: string) => `À ${km} de chez vous`,
  free: 'C’est gratuit',
  cost: (euros: string) => `Cela coûte ${euros}`,
  demand: (count: number) => n(count, { one: '# annonce le demande par ici', other: '# annonces le demandent par ici' }),
  condition: (names: string) => `À avoir : ${names}`,
}
