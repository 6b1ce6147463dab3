/** The French dictionary: the one that defines which texts exist. */

import { words as about } from '../../features/about/words.fr'
import { words as confirm } from '../../features/confirm/words.fr'
import { words as courses } from '../../features/courses/words.fr'
import { words as me } from '../../features/me/words.fr'
import { words as next } from '../../features/next/words.fr'
import { words as opportunities } from '../../features/opportunities/words.fr'
import { words as recruiter } from '../../features/recruiter/words.fr'
import { words as skills } from '../../features/skills/words.fr'
import { words as studio } from '../../features/studio/words.fr'
import { words as tree } from '../../features/tree/words.fr'
import { words as welcome } from '../../features/welcome/words.fr'
import type { Shape } from '../../lib/i18n/plural'
import { words as shared } from './shared.fr'

const fr = { ...shared, about, confirm, courses, me, next, opportunities, recruiter, skills, studio, tree, welcome }

export type Words = Shape<typeof fr>

const words: Words = fr

export default words
