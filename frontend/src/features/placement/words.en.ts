/** The words of the small test before a training, in English. */

import { plural, type Shape } from '../../lib/i18n/plural'
import type { words as fr } from './words.fr'

const n = plural('en')

export const words: Shape<typeof fr> = {
  maybe: 'You may know this already.',
  invite: 'Take the small test',
  title: (label: string) => `Small test: ${label}`,
  what: 'A few questions to find out where to begin.',
  how: (most: number) => n(most, { one: '# question at most.', other: '# questions at most, often fewer.' }),
  noHurry: 'Take your time. You can stop when you like, and go on later.',
  noFear: 'If you do not know, say so: that helps too. Only you see your answers.',
  retest: 'Taking it again counts: a leaf that came from this test can become smaller.',
  begin: 'Begin the test',
  carryOn: 'Go on with the test',
  with: (name: string) => `I take it with somebody of ${name}`,
  withHint: 'This person sees nothing more of your tree.',
  none: 'There are not enough questions for this test yet.',
  noneText: 'You can begin a course, or add what you can do yourself.',
  leftMany: 'A few more questions',
  leftFew: 'Nearly done',
  leftOne: 'The last question',
  chooseOne: 'Choose an answer, or say that you do not know.',
  unknown: 'I do not know',
  stop: 'Stop and see the result',
  needsNetwork: 'The test needs the network. Your earlier answers are kept.',
  done: 'That is all, thank you!',
  doneText: 'Here is what the test saw.',
  grown: (count: number) => n(count, { one: 'One leaf of your tree comes from this test:', other: '# leaves of your tree come from this test:' }),
  stillGrowing: 'Nothing new on your tree for now. The courses are there for that.',
  skills: 'What you can do',
  first: 'Begin here',
  easier: 'Texts open in simpler words, where the author wrote some.',
  harder: 'Texts open with more to learn, where the author wrote some.',
  skip: 'You can skip',
  later: 'After that',
  again: (date: string) => `You can take this test again from ${date}.`,
  backToSkill: 'See this skill',
}
