/** The words of asking somebody by name, and of being asked, in English. */

import { plural, type Shape } from '../../lib/i18n/plural'
import type { words as fr } from './words.fr'

const n = plural('en')

export const words: Shape<typeof fr> = {
  title: 'I am asked to confirm',
  intro: 'Did you see the person do it? Say so. If not, say nothing.',
  hint: 'You saw somebody do it? Help them',
  waiting: (count) => n(count, { one: '# request waits for your answer', other: '# requests wait for your answer' }),
  answer: 'Answer',
  close: 'Close',
  somebody: 'Somebody',
  later: 'Not now',
  laterMeans: 'With “Not now”, the request goes away. Nobody knows.',
  gone: 'The request is gone. Nothing is written.',
  none: 'Nothing to confirm',
  noneText: 'When somebody asks you, it is here.',
  willing: {
    title: 'Do you want to help?',
    label: 'I am happy to confirm for people I know',
    hint: 'From 18 years on.',
    means: [
      'Your first name is proposed to people who look for somebody to ask.',
      'First to people of your workshop, your course or your organisation. Sometimes to other inhabitants.',
      'You answer if you want to. You stop when you want to.',
    ],
    on: 'Confirm for others: yes',
    off: 'Confirm for others: no',
    isOn: 'Done. You can be asked.',
    isOff: 'Done. You are not proposed any more.',
  },
  here: {
    ask: 'See who you can ask',
    looked: 'The people proposed will know that you saw their first name.',
    title: 'Who can you ask?',
    text: 'These people are happy to confirm. Choose somebody who saw you do it.',
    note: 'A word for them (optional)',
    noteHint: 'For example: “We repaired a bicycle on Saturday.”',
    sees: 'They see your first name, this skill, the level and your word. Nothing else.',
    once: 'You ask the same person only once.',
    button: (name) => `Ask ${name}`,
    asked: 'Asked',
    waits: 'Not sent yet',
    label: (name, skill) => `Ask ${name}: ${skill}`,
    nobody: 'Nobody to propose for now. You can send a link.',
  },
  ties: {
    WORKSHOP: 'same workshop as you',
    COURSE: 'same course as you',
    ORGANISATION: 'same organisation as you',
    OPPORTUNITY: 'same offer as you',
    none: 'lives around here',
  },
  reasons: {
    ASKED_BEFORE: 'One of you has asked the other before. Choose somebody else.',
    NO_CONFIRMER: 'This person does not confirm any more. Choose somebody else.',
    TEXT_MISSING: 'First write your first name in “My details”.',
  },
}
