/** The words of the front door, in English. */

import type { Shape } from '../../lib/i18n/plural'
import { capital } from '../../lib/text/capital'
import type { words as fr } from './words.fr'

export const words: Shape<typeof fr> = {
  title: 'Welcome',
  headline: 'Everything you can do counts.',
  promiseTree: 'Grow the tree of your skills: at work, at home, with your neighbours.',
  promiseNext: 'Find a short course or an opportunity near you, and know why.',
  promisePrivate: 'Nobody sees your tree unless you agree.',
  already: (name) => capital(`${name && `${name}, `}you are signed in.`),
  again: (name) => `${capital(`${name && `${name}, `}sign in again`)}. Your work is kept on this phone.`,
  start: 'Start',
  startHint: 'Three minutes, without signing up. Pictures to touch.',
  signIn: 'Sign in',
  way: 'How?',
  email: 'By e-mail',
  sms: 'By text message',
  card: 'With my card',
  passkey: 'With this phone',
  backToWho: 'Who is there?',
  passkeyDeclined: 'The phone did not say yes. Try again, or choose another way.',
  emailLabel: 'My e-mail address',
  smsLabel: 'My phone number',
  cardLabel: 'The number of my card',
  cardHint: 'It is written on your card.',
  pinLabel: 'My 4-digit code',
  sendCode: 'Get a code',
  codeSent: (address) => `A code was sent to ${address}. It arrives in a few moments.`,
  codeLabel: 'The 6-digit code',
  enter: 'Enter',
  otherAddress: 'I have received nothing',
  noMail: 'No e-mail, no phone? Ask for a card at the youth job centre, the library or the fab lab.',
  demo: 'Try with a made-up person',
  demoText: 'This is a demonstration. These people do not exist.',
  demoAll: (count) => `See all ${count} people`,
  roles: { INHABITANT: 'Inhabitant', AUTHOR: 'Writes courses', RECRUITER: 'Recruits', COUNSELLOR: 'Counsels', FACILITATOR: 'Runs a place', STEWARD: 'Looks after the territory' },
}
