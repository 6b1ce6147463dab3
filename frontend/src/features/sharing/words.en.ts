/** The words of showing one's tree to whom one chooses, in English. */

import { plural } from '../../lib/i18n/plural'
import type { words as fr } from './words.fr'

const n = plural('en')

export const words: typeof fr = {
  title: 'Show to somebody',
  intro: 'A link for a person you choose: an adviser, an employer, a neighbour.',
  show: 'Show my tree',
  nobody: 'You show it to nobody now.',
  whole: 'My whole tree',
  to: (label) => `For ${label}`,
  until: (date) => `Until ${date}.`,
  stopOf: (label) => `Show no more: ${label}`,
  stopped: 'This link shows nothing any more.',
  what: 'What do you show?',
  who: 'Who is it for?',
  whoHint: 'To remember it. For example: my adviser.',
  whoMissing: 'Say who this link is for.',
  howLong: 'For how long?',
  days: (count) => n(count, { one: '# day', other: '# days' }),
  preview: 'What this link shows',
  forWhom: 'With or without an account?',
  byLink: 'Without an account',
  byLinkHint: 'The link is enough to look.',
  byAccount: 'One person only, with their account',
  byAccountHint: 'The first who keeps the link. Then nobody else can open it.',
  heldBy: (name) => `Kept by ${name || 'somebody'}.`,
  heldByNobody: 'Nobody has kept it yet.',
  sees: 'They see your first name and what you can do. Not your notes, nor who confirmed.',
  told: 'You see each time that somebody looks.',
  make: 'Make the link',
  offline: 'Making the link needs the network.',
  give: 'Give the link',
  giveOne: 'Give it to one person only. Everybody who has it can look.',
  text: 'Here is my tree of skills:',
  label: (label) => `Show my tree: ${label}`,
  ownTitle: (name) => `${name} shows you their tree`,
  somebody: 'Somebody',
  gone: 'This link shows nothing any more',
  goneText: 'Ask the person for another link.',
  seen: 'This person sees that you looked.',
  empty: 'There is nothing to see here for now.',
  valid: (date) => `Valid until ${date}`,
  dormant: 'to refresh',
  print: 'Print',
}
