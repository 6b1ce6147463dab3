/** The words of being told that something waits, in English. */

import type { words as fr } from './words.fr'

export const words: typeof fr = {
  title: 'My reminders',
  hint: 'What waits for me, and how to tell me',
  intro: 'Nothing is sent unless you say so.',
  waiting: 'What waits for you',
  nothing: 'Nothing waits for you.',
  new: 'new',
  how: 'How shall we tell you?',
  neutral: 'The message only says: “You have a message.” Nobody else knows what it is about.',
  quiet: 'Never at night, from 9 p.m. to 8 a.m.',
  always: 'We always write before an account that nobody opens is erased.',
  none: 'Do not tell me',
  noWay: 'A number or an address is needed first.',
  shared: 'Several people use this phone. Messages cannot show on it.',
  refused: 'This phone does not show messages. Allow it in its settings, or choose another way.',
  forget: 'Nothing on this phone',
  stop: 'Stop all',
  stopped: 'Done. You will get no more messages.',
  stopTitle: 'Get no more messages',
  stopText: 'You can stop all of them here, without signing in.',
  ways: {
    PUSH: 'On this phone',
    SMS: 'By text message',
    EMAIL: 'By e-mail',
  },
  kinds: {
    ACCOUNT_UNUSED: 'My account will be erased unless I come',
    ANSWER_ACCEPTED: 'Somebody says yes to me',
    ASKED_TO_CONFIRM: 'I am asked to confirm',
    CONTACT_REQUEST: 'A recruiter wants to talk to me',
    MOVED_UP: 'A place becomes free for me',
    NEXT_STEP: 'A week without a step towards my goal',
    POST_ANSWERED: 'Somebody answers my offer',
    SESSION_TOMORROW: 'I have a session tomorrow',
  },
}
