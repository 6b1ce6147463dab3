/** The words of the home screen, in English. */

import { plural, type Shape } from '../../lib/i18n/plural'
import type { words as fr } from './words.fr'

const n = plural('en')

export const words: Shape<typeof fr> = {
  tab: 'Home',
  title: 'Hello',
  profile: 'My profile:',
  step: {
    title: 'Your next step',
    started: 'You have started',
    progress: (done, total) => `${done} of ${total} parts done`,
    toLearn: 'A course',
    why: 'Why?',
    when: 'When',
    where: 'Where',
    hours: 'How long',
    money: 'Money',
    funding: 'Who pays',
    open: { RESUME: 'Go on', MODULE: 'Start', OPPORTUNITY: 'See' },
    other: 'Something else',
    at: (at, of) => `Idea ${at} of ${of}`,
    all: 'All ideas',
    none: 'No idea for you yet',
    noneText: 'Add what you can do. Ideas come from there.',
    first: 'Say what you can do',
    firstText: 'Touch three pictures. Ideas come next.',
    begin: 'Start',
  },
  waiting: {
    title: 'My answers',
    none: 'Nothing is waiting. All is up to date.',
    contact: (name) => `${name} would like to meet you`,
    confirm: (count) => n(count, { one: 'Somebody asks you to confirm', other: '# people ask you to confirm' }),
    contactHint: 'Yes or no? You decide.',
    contactBy: (date) => `Yes or no? Answer before ${date}.`,
    yes: 'It is a yes',
    no: 'Not this time',
    posted: (count) => n(count, { one: 'Your offer', other: 'Your # offers' }),
    postedHint: (answers) => (answers === 0 ? 'No answer yet' : n(answers, { one: '# answer to read', other: '# answers to read' })),
    unsent: (count) => n(count, { one: '# thing waits for the network', other: '# things wait for the network' }),
    unsentHint: 'It is kept on this phone.',
  },
  tree: {
    title: 'My tree',
    count: (count) => n(count, { one: '# skill', other: '# skills' }),
    newest: (label) => `The latest: ${label}`,
    empty: 'Your tree waits for its first leaf.',
    see: 'See my tree',
    add: 'Add',
  },
  eyes: {
    title: 'Who can see it?',
    nobody: 'Only you. Nobody else sees your tree.',
    recruiters: (count) => n(count, { one: 'Recruiters see # skill, without your name.', other: 'Recruiters see # skills, without your name.' }),
    everyone: (count) => n(count, { one: 'Everybody can see # skill.', other: 'Everybody can see # skills.' }),
    change: 'Change',
    looked: (who, date) => `${who} looked on ${date}.`,
    somebody: 'Somebody',
    nobodyLooked: 'Nobody has looked yet.',
  },
}
