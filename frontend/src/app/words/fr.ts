/** The French dictionary: the one that defines which texts exist. What the first screens say; the rest follows (`fr.rest.ts`). */

import { words as home } from '../../features/home/words.fr'
import { words as because } from '../../features/next/because.fr'
import { words as facts } from '../../features/opportunities/facts.fr'
import { words as tree } from '../../features/tree/words.fr'
import { words as welcome } from '../../features/welcome/words.fr'
import type { Shape } from '../../lib/i18n/plural'
import type rest from './fr.rest'
import { words as shared } from './shared.fr'

const first = { ...shared, because, facts, home, tree, welcome }

export type FirstWords = Shape<typeof first>
export type RestWords = Shape<typeof rest>
export type Words = FirstWords & RestWords

const words: FirstWords = first

export default words
