/** The words of this area, in English: the same keys as in French, or it does not compile. */

import type { Shape } from '../../lib/i18n/plural'
import type { words as fr } from './words.fr'

export const words: Shape<typeof fr> = {}
