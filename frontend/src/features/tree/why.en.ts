/** Why a leaf stands as it does, in English. */

import { plural, type Shape } from '../../lib/i18n/plural'
import type { words as fr } from './why.fr'

const n = plural('en')

export const words: Shape<typeof fr> = {
  title: 'Why it is marked like this',
  none: 'Nothing shows it yet.',
  supposes: 'What this builds on',
  supposesText: 'Whoever can do this can often do these too. Nobody has confirmed it.',
  support: {
    LITTLE: 'Few things show it.',
    SOME: 'It is shown.',
    MUCH: 'It is shown very well.',
  },
  SAID: (level) => `You say so: “${level}”.`,
  LEARNT: (amount, level, source) => n(amount, { one: `You finished a course: “${level}”.`, other: `You finished # courses: “${level}”.` }) + source,
  TESTED: (amount, level, source) => n(amount, { one: `You passed a test: “${level}”.`, other: `You passed # tests: “${level}”.` }) + source,
  CONFIRMED: (amount, level, source) => n(amount, { one: `A person confirms it: “${level}”.`, other: `It was confirmed # times: “${level}”.` }) + source,
  CREDENTIAL: (amount, level, source) => n(amount, { one: `A certificate shows it: “${level}”.`, other: `# certificates show it: “${level}”.` }) + source,
  CONTRIBUTED: (amount, level, source) => n(amount, { one: `You did it for somebody: “${level}”.`, other: `You did it # times for somebody: “${level}”.` }) + source,
  source: (amount, source) => n(amount, { one: ` ${source}.`, other: ` The newest: ${source}.` }),
  ONE_SOURCE: 'Two people of one place or one family count a little less.',
  RING: 'You confirmed each other. That is kind, but it does not count here. Ask another person.',
  FLOOD: 'Many people confirmed in a very short time. It does not count. Ask a person who saw you do it.',
  OWN: 'Nobody can confirm themselves. It does not count.',
  SAID_BEYOND: (said, shown) => `You say: “${said}”. What is shown: “${shown}”.`,
  RETEST: (level, day) => `The test on ${day} did not show “${level}”. The leaf is a little smaller. You can try again.`,
  TEST_DIFFERS: (shown, day) => `A person confirms “${shown}”. The test on ${day} does not show it. We keep what the person says.`,
  CONFIRMERS_DIFFER: (low, high) => `Two people do not say the same: “${low}” and “${high}”. We keep the higher one.`,
  EXPIRED: (day) => `It was valid until ${day}. The leaf sleeps, it is not lost.`,
  QUIET: (day) => `Nothing new since ${day}. The leaf sleeps. A short course wakes it.`,
  WOKEN: (day) => `The leaf woke up on ${day}.`,
  VALID_UNTIL: (day) => `It is valid until ${day}.`,
  TAKEN_BACK: (amount, day) => n(amount, { one: `One thing was taken back on ${day}. It no longer counts.`, other: `# things were taken back, the last on ${day}. They no longer count.` }),
  SUPPOSED: (skills) => `What you can do builds on it: ${skills}.`,
}
