/** The English words of the frame and of the first screens. */

import { words as home } from '../../features/home/words.en'
import { words as because } from '../../features/next/because.en'
import { words as facts } from '../../features/opportunities/facts.en'
import { words as tree } from '../../features/tree/words.en'
import { words as welcome } from '../../features/welcome/words.en'
import type { FirstWords } from './fr'
import { words as shared } from './shared.en'

const words: FirstWords = { ...shared, because, facts, home, tree, welcome }

export default words
