/** The words of what one says of ideas, and of one's time and languages, in English. */

import { plural } from '../../lib/i18n/plural'
import type { words as fr } from './words.fr'

const n = plural('en')

export const words: typeof fr = {
  title: 'My choices',
  hint: 'Ideas you put aside, your time, your languages',
  intro: 'These choices change the ideas for you. Nobody else sees them.',
  open: 'Not for you?',
  NOT_INTERESTED: 'Not interested',
  LATER: 'Later',
  DONE: 'Done already',
  when: 'When to see it again?',
  in: { week: 'In a week', month: 'In a month', quarter: 'In three months' },
  noted: {
    NOT_INTERESTED: 'Noted: this idea does not come back.',
    LATER: (day: string) => `Noted: this idea comes back after ${day}.`,
    DONE: 'Noted: you did this already.',
  },
  undo: 'Undo',
  undone: 'Undone: this idea may come back.',
  label: (title: string) => `What you say of an idea: ${title}`,
  undoLabel: (title: string) => `See an idea again: ${title}`,
  doneTitle: 'What you can do now',
  doneText: 'Add it to your tree, or take a small test.',
  test: 'Take the test',
  list: 'Ideas you put aside',
  none: 'You put no idea aside.',
  gone: 'An idea that is not here any more',
  until: (day: string) => `Later: after ${day}`,
  back: 'See this idea again',
  all: 'See all again',
  allLabel: 'See all ideas again',
  allSure: (count: number) => n(count, { one: '# idea may come back.', other: '# ideas may come back.' }),
  means: 'My time and my languages',
  hours: 'How much time in a week?',
  notSaid: 'I do not know',
  languages: 'I also understand',
  names: { AR: 'Arabic', EN: 'English', FR: 'French', PT: 'Portuguese', TA: 'Tamil', TR: 'Turkish' },
  saveLabel: 'My time and my languages',
  travel: 'Change how I travel',
}
