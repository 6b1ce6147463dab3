/** The words of the accessibility statement and of the source code's page, in English. */

import type { Shape } from '../../lib/i18n/plural'
import type { words as fr } from './words.fr'

export const words: Shape<typeof fr> = {
  title: 'Accessibility',
  intro: 'This service must work for everybody.',
  stateTitle: 'Where we are',
  state: 'The service aims at WCAG 2.2 level AA and RGAA 4.1. Nobody outside has checked it yet. Until that is done, the law asks us to write: not compliant.',
  doneTitle: 'What is done',
  done: [
    'Everything can be done with a keyboard, with a clear mark of where you are.',
    'The drawn tree also exists as a list.',
    'Colours never say something on their own.',
    'Texts are short. The phone can read courses aloud.',
    'The dark theme and the “fewer animations” setting are respected.',
  ],
  knownTitle: 'What is still missing',
  known: [
    'Few people with a screen reader have tried the service.',
    'Reading aloud depends on the voices installed on the phone.',
    'Courses are written by different people: some may be less simple.',
  ],
  helpTitle: 'Is something blocking you?',
  help: 'Tell the person who helps you, or your town hall. They must answer and offer another way.',
  defender: 'Without an answer, you can write to the Defender of Rights:',
  defenderLink: 'form of the Defender of Rights',
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
