/** The words of finding skills in a text of one's own, in English. */

import { plural, type Shape } from '../../lib/i18n/plural'
import type { words as fr } from './words.fr'

const n = plural('en')

export const words: Shape<typeof fr> = {
  title: 'What you have written',
  intro: 'Paste a text about you: a CV, a letter, a message. We look for your skills in it.',
  private: 'We do not keep your text. It is gone when you leave this page.',
  text: 'Your text',
  textHint: 'Paste, write or speak.',
  search: 'Look for my skills',
  empty: 'Write or paste a text first.',
  tooLong: (letters) => n(letters, { one: 'Your text is too long. Take out about # letter.', other: 'Your text is too long. Take out about # letters.' }),
  stays: 'Your text is still here. You can try again.',
  found: (count) => n(count, { one: '# skill found', other: '# skills found' }),
  none: 'We found nothing',
  noneText: 'Change your text a little. Or look for one skill at a time.',
  marked: 'The words that were found are marked.',
  change: 'Change the text',
  ask: 'Touch “Yes, that is mine” when it is right. Leave the rest.',
  group: { sure: 'Nearly sure', maybe: 'Perhaps', mine: 'Already on your tree' },
  yes: 'Yes, that is mine',
  seen: (text) => `In your text: “${text}”`,
  how: (label) => `${label}: how do you do it?`,
  sayHow: 'Say how you do it.',
  tick: 'First touch “Yes, that is mine”, at least once.',
  add: (count) => n(count, { one: 'Add # skill', other: 'Add # skills' }),
  addNone: 'Add to my tree',
  added: (count) => n(count, { one: '# more leaf on your tree.', other: '# more leaves on your tree.' }),
  suggest: {
    count: (count) => n(count, { one: '# skill proposed', other: '# skills proposed' }),
    added: (label, list) => `${label}: added to “${list}”`,
    aside: (label) => `Do not propose again: ${label}`,
    gone: (label) => `${label}: we will not propose it again.`,
  },
  voice: {
    explain: 'Say what you can do, one sentence after the other.',
    blocked: 'The microphone is blocked. Write your text.',
    nothing: 'I heard nothing. Try again.',
    offline: 'No network for the voice. Write your text.',
  },
}
