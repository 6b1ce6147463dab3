/** The English words of the frame and of the first screens. */

import { words as tree } from '../../features/tree/words.en'
import { words as welcome } from '../../features/welcome/words.en'
import type { FirstWords } from './fr'
import { words as shared } from './shared.en'

const words: FirstWords = { ...shared, tree, welcome }

export default words
