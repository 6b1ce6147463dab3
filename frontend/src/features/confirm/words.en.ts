/** The words of answering a confirmation link, in English. */

import type { Shape } from '../../lib/i18n/plural'
import type { words as fr } from './words.fr'

export const words: Shape<typeof fr> = {
  title: 'Can you confirm?',
  asks: (from) => `${from} asks you to confirm a skill that you saw:`,
  howWell: (from) => `How well does ${from} do it?`,
  yourName: 'Your first name or name',
  yourNameHint: (from) => `${from} will see it on their tree.`,
  nameMissing: 'Write your first name or name.',
  note: 'One more word (optional)',
  yes: 'Yes, I confirm',
  no: 'No, I cannot say',
  until: (date) => `You can answer until ${date}.`,
  label: (skill) => `Confirmation: ${skill}`,
  thanksYes: (from) => `Thank you. The tree of ${from} has just grown.`,
  thanksNo: 'Thank you for saying so. Nothing is written on the tree.',
  yourTurn: 'You too can do many things.',
  discover: 'Grow my tree',
  dead: 'This link no longer works',
  deadText: 'It was already used, or it is too old. Ask the person for a new link.',
}
