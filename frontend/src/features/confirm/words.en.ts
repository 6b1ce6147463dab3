/** The words of answering a confirmation link, in English. */

import type { Shape } from '../../lib/i18n/plural'
import type { words as fr } from './words.fr'

export const words: Shape<typeof fr> = {
  title: 'Can you confirm?',
  somebody: 'Somebody',
  asks: (from) => `${from} says they can do this:`,
  howWell: (from) => `How does ${from} do it?`,
  hints: [
    'Somebody is beside them.',
    'Without asking anything.',
    'Even when it is different.',
    'Others learn from them.',
  ],
  yourName: 'Your first name',
  nameMissing: 'Write your first name.',
  addNote: 'Add a word',
  family: 'I am family',
  familyHint: 'What you say counts too.',
  note: 'One more word (optional)',
  noteHint: 'For example: “We worked together.”',
  who: (from) => `${from} sees your first name. Others only see “confirmed”.`,
  whoSignedIn: (from) => `${from} sees your name. Others only see “confirmed”.`,
  yes: 'Yes, I confirm',
  no: 'I do not know',
  noMeans: 'You do not know? Nothing will be written.',
  until: (date) => `You can answer until ${date}.`,
  label: (skill) => `Confirmation: ${skill}`,
  thanks: 'Thank you!',
  thanksYes: (from) => `The tree of ${from} has just grown.`,
  thanksNo: 'Nothing is written on the tree.',
  yourTurn: 'You too can do many things.',
  discover: 'Grow my tree',
  dead: 'This link no longer works',
  deadText: 'It was already used, or it is too old. Ask the person for a new link.',
}
