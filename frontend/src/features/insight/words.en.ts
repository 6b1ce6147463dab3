/** The words of what authors learn of their modules and of the territory, in English. */

import { plural, type Shape } from '../../lib/i18n/plural'
import type { words as fr } from './words.fr'

const n = plural('en')

export const words: Shape<typeof fr> = {
  open: 'See where people stop',
  title: 'Where people stop',
  intro: 'How many people follow your courses, and how far. You never see who.',
  none: 'Nothing to count yet',
  noneText: 'Once one of your courses is published, you will see here how far people go.',
  version: 'Which version?',
  versionName: (version) => `Version ${version}`,
  counted: (date) => `Counted on ${date}. The numbers change once a day.`,
  how: 'How we count',
  howText: (floor, next, last) =>
    `We count in groups of ${floor}, so that nobody can be recognised. “${next} or more” means between ${next} and ${last} people. Below ${floor} we say nothing.`,
  orMore: (count) => `${count} or more`,
  fewer: (floor) => `fewer than ${floor}`,
  startedBy: (count) => `${count} people or more began`,
  completedBy: (count) => `${count} or more finished`,
  tooFew: (floor) => `Fewer than ${floor} people began`,
  toMend: (count) => n(count, { one: '# question to look at', other: '# questions to look at' }),
  funnel: {
    title: 'How far people go',
    step: 'Step',
    people: 'People',
    started: 'Began',
    completed: 'Finished',
    block: (number, title) => `${number}. ${title}`,
    tooFew: 'Not enough people yet',
    tooFewText: (floor) => `Fewer than ${floor} people began this version. The numbers will come later.`,
    hardest: (step) => `Most people who stop do so at the step “${step}”.`,
    hardestEnd: 'Most people who stop do so at the end: at the last block or at the questions.',
  },
  questions: {
    title: 'The questions',
    intro: 'Only the first try of each person counts.',
    fails: 'To look at',
    failsText: 'Too few right answers. The question may be badly put, or the text is not enough.',
    asked: (count) => `${count} answers or more`,
    right: (count) => `${count} or more are right`,
    rightFewer: (floor) => `fewer than ${floor} are right`,
    tooFew: (floor) => `Fewer than ${floor} answers`,
  },
  stuck: {
    title: 'Where people ask for help',
    block: (title, count) => `“${title}”: ${count} people or more asked you something.`,
    quiz: (count) => `Questions at the end: ${count} people or more asked you something.`,
    none: (floor) => `At each step, fewer than ${floor} people asked for help.`,
    answer: 'Answer them',
  },
  change: 'Change this module',
  wanted: {
    open: 'See what is missing here',
    title: 'What is missing here',
    intro: 'What people look for in the area. First comes what nobody teaches.',
    nobody: 'Nobody teaches it',
    taught: 'In courses already',
    taughtBy: (count) => n(count, { one: '# module teaches it', other: '# modules teach it' }),
    goals: (count) => `${count} people or more have it in their goal`,
    opportunities: (count) => n(count, { one: '# offer asks for it', other: '# offers ask for it' }),
    searches: (count) => `${count} people or more looked for a course and found none`,
    patterns: (count) => `${count} organisations or more looked for somebody and found nobody`,
    write: 'Write this module',
    how: 'People are counted in groups, so that nobody can be recognised. Small groups are not shown.',
    none: 'Nothing is missing now',
    noneText: 'What people look for in vain will come here.',
  },
}
