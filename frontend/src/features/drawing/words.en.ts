/** The words of a drawing that is made larger and smaller, in English. */

import type { Shape } from '../../lib/i18n/plural'
import type { words as fr } from './words.fr'

export const words: Shape<typeof fr> = {
  nearer: 'Larger',
  further: 'Smaller',
  whole: 'Whole tree',
}
