/** The words of the tree of everybody, in English. */

import { plural, type Shape } from '../../lib/i18n/plural'
import type { words as fr } from './words.fr'

const n = plural('en')

export const words: Shape<typeof fr> = {
  title: 'Everyone’s tree',
  hint: 'What people here can do, and you',
  intro: 'What people here can do. Your skills are in yellow.',
  mine: 'My tree',
  who: 'Whose tree?',
  group: {
    all: (territory: string) => `Everyone (${territory})`,
    everybody: 'Everyone',
    commune: (name: string) => `My town: ${name}`,
    course: 'People who take a course',
    occupation: 'People who want the same job',
    organisation: 'People who learn at the same place',
  },
  course: 'Which course?',
  occupation: 'Which job?',
  organisation: 'Which place?',
  chosen: (name: string) => `Job: ${name}`,
  members: (count: number, skills: number) => `At least ${n(count, { one: '# person', other: '# people' })}, ${n(skills, { one: '# skill', other: '# skills' })}, `,
  lit: (count: number) => (count === 0 ? 'none of them yours' : n(count, { one: '# of them yours', other: '# of them yours' })),
  view: 'See everyone’s tree',
  asDrawing: 'Drawing',
  asList: 'List',
  drawing: (count: number) => `Everyone’s tree, drawn: ${n(count, { one: '# skill', other: '# skills' })}. Arrows go from leaf to leaf. The keys + and - change the size. The key 0 shows the whole tree.`,
  sameAsList: 'The list says the same in words.',
  touch: 'Touch a leaf to see what it is.',
  legend: { few: 'Few people can do it', many: 'Many people can do it', mine: 'You can do it' },
  holders: (count: number) => n(count, { one: 'At least # person can do it.', other: 'At least # people can do it.' }),
  tooFew: 'Few people can do it. To protect them, we do not say how many.',
  notTold: 'In a small group, we do not say how many people can do it.',
  have: 'You can do it.',
  haveNot: 'It is not on your tree yet.',
  growsOn: 'Grows on:',
  first: 'Grows on the trunk.',
  upon: 'What grows on it:',
  nothingUpon: 'Nothing grows on it yet.',
  open: 'See this skill',
  hidden: 'There are not enough people yet',
  hiddenText: 'In a small group, somebody could be recognised. We show the tree when there are more people.',
  chooseFirst: 'Choose, and the tree shows here.',
}
