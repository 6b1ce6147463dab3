/** The words of one's own data: taking it away, erasing it. English. */

import type { words as fr } from './words.fr'

export const words: typeof fr = {
  title: 'My data',
  hint: 'Get all of it, erase all of it',
  intro: 'Your data is yours.',
  take: 'Get everything',
  takeText: 'One file with all that the service keeps about you. Your tree, your choices and your photos are in it.',
  takeCare: 'On a shared phone, delete this file afterwards.',
  taken: 'The file is on your phone.',
  erase: 'Erase my account',
  eraseText: 'Your tree, your messages and your photos will be erased for ever.',
  eraseStays: 'What you said about somebody else stays theirs, with your first name.',
  eraseTitle: 'Erase everything for ever?',
  eraseLast: 'Nobody can bring your tree back. Neither can we.',
  agree: 'I understand',
  yes: 'Yes, erase everything',
  erased: 'Your account is erased. Nothing of you is left here.',
}
