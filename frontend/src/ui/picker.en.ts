/** The words of the boxes in which one types and chooses, in English. */

import { plural, type Shape } from '../lib/i18n/plural'
import type { words as fr } from './picker.fr'

const n = plural('en')

export const words: Shape<typeof fr> = {
  label: 'Which skill?',
  hint: 'Type a few letters. Spelling mistakes are fine.',
  results: (count) => n(count, { zero: 'No result', one: '# result', other: '# results' }),
  none: 'Nothing found. Try another word.',
  missing: 'My skill is not in the list',
  missingHint: (text) => `Add “${text}” as it is`,
  matched: (label) => `found by “${label}”`,
  byMeaning: 'another way to say it',
  place: 'Which town?',
  placeHint: 'Name or postcode.',
  job: 'Which job?',
  jobHint: 'For example: cook, painter, home help.',
}
