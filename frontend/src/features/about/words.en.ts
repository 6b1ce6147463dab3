/** The words of the accessibility statement, of the plan and of the source code's page, in English. */

import type { Shape } from '../../lib/i18n/plural'
import type { words as fr } from './words.fr'

export const words: Shape<typeof fr> = {
  title: 'Accessibility',
  intro: 'This service must work for everybody.',
  stateTitle: 'Where we are',
  state: (rate: string) => `The service is partly compliant. We looked at the 106 rules of RGAA 4.1. Of those that concern us, ${rate} are followed.`,
  stateWho: 'The team that writes the software did this check itself. Nobody outside has done it again.',
  doneTitle: 'What is done',
  done: [
    'Everything can be done with a keyboard, with a clear mark of where you are.',
    'The drawn tree also exists as a list.',
    'Colours never say something on their own.',
    'Texts stay readable when they are large, and with more space between letters.',
    'Texts are short. The phone can read them aloud.',
    'The dark theme and the “fewer animations” setting are respected.',
  ],
  knownTitle: 'What is not accessible yet',
  known: [
    'A text in another language is not always marked as such for a screen reader.',
    'What must be filled in is not always marked before sending.',
  ],
  untestedTitle: 'What nobody has tried yet',
  untested: [
    'No blind person has tried the service with a screen reader.',
    'Nobody who reads little has tried it with us.',
    'The service needs JavaScript. Without it nothing is shown.',
  ],
  howTitle: 'How we looked',
  how: 'This page is of 22 November 2026. We read the code, used the keyboard alone and looked at what a screen reader receives.',
  howTools: 'Tools: the Chromium browser, axe and Lighthouse. Pages change their size, their colours and the space between letters.',
  howPagesTitle: 'Pages we looked at',
  howPages: [
    'Welcome, the first minutes, the home page',
    'The tree, a leaf, adding a skill',
    'A step of a course and its questions',
    'Near me, a notice, a request to meet',
    'Me, who can see what, this phone',
    'The authors’ studio, the recruiters’ search',
    'This page and the map of the service',
  ],
  helpTitle: 'Is something blocking you?',
  help: 'Tell the place that welcomes you, or the person who helps you. Say which page, and what you wanted to do.',
  helpDue: 'They must answer you, and give you the same thing another way.',
  rightsTitle: 'Your rights',
  rights: 'You said it, and nothing changes? The Defender of Rights can help you. It is free.',
  rightsWays: 'You can write, call, or see somebody of their team near you.',
  defenderLink: 'Write to the Defender of Rights',
  plan: {
    title: 'Map of the service',
    intro: 'All the pages, in one list.',
    begin: 'To begin',
    first: 'Say what I have done',
    service: 'About',
  },
  source: {
    title: 'Source code',
    intro: 'This service is free software.',
    licenceTitle: 'Your rights',
    licence: 'It is called Skilltree. Its licence is AGPL-3.0-or-later: the GNU Affero General Public License, version 3 or later.',
    rights: [
      'You may use it, for whatever you like.',
      'You may read the code and change it.',
      'You may pass it on, changed or not, under the same licence.',
    ],
    askTitle: 'Get the code',
    ask: 'The organisation that runs this service must give you the code. It is free, with its own changes.',
    how: 'Ask your town hall, or the person who opened this service for you. Say: “I would like the source code of Skilltree, section 13 of the AGPL.”',
    none: 'The software comes without warranty.',
  },
}
