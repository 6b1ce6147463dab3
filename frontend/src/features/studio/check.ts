/** What is missing in a module before it can be saved, as data; `words` turns each into a sentence. */

import { checkBlock, type BlockFault } from './checkBlock'
import { numberOf, type ModuleForm, type QuestionForm } from './form'

export { checkBlock }

export type Fault =
  | 'title' | 'summary' | 'hours' | 'cost' | 'commune' | 'teaches' | 'teachesAbove' | 'blocks' | BlockFault
  | 'questionText' | 'twoChoices' | 'choiceText' | 'sameChoices' | 'noRight' | 'manyRight' | 'explanation'

export interface Finding {
  fault: Fault
  /** Id of the element to go to. */
  anchor: string
  /** Which block or question, from 1; 0 when it is about the whole. */
  number: number
}

export const HOURS_MAX = 1000

export function check(form: ModuleForm): Finding[] {
  const findings: Finding[] = []
  const add = (fault: Fault, anchor: string, number = 0) => findings.push({ fault, anchor, number })
  if (form.title.trim().length < 3) add('title', 'partie-essentiel')
  if (form.summary.trim() === '') add('summary', 'partie-essentiel')
  const hours = numberOf(form.hours)
  if (!(hours > 0 && hours <= HOURS_MAX)) add('hours', 'partie-pratique')
  const cost = numberOf(form.costEuros)
  if (!(Number.isInteger(cost) && cost >= 0)) add('cost', 'partie-pratique')
  if (form.modality !== 'ONLINE' && !form.commune) add('commune', 'partie-pratique')
  if (form.teaches.length === 0) add('teaches', 'partie-savoir-faire')
  if (teachesNothingNew(form)) add('teachesAbove', 'partie-savoir-faire')
  if (form.blocks.length === 0) add('blocks', 'partie-contenu')
  form.blocks.forEach((block, index) => checkBlock(block).forEach((fault) => add(fault, `bloc-${index + 1}`, index + 1)))
  form.questions.forEach((question, index) => checkQuestion(question).forEach((fault) => add(fault, `question-${index + 1}`, index + 1)))
  return findings
}

export function checkQuestion(question: QuestionForm): Fault[] {
  const faults: Fault[] = []
  if (question.text.trim() === '') faults.push('questionText')
  const texts = question.choices.map((choice) => choice.text.trim().toLocaleLowerCase())
  if (texts.length < 2) faults.push('twoChoices')
  if (texts.includes('')) faults.push('choiceText')
  else if (new Set(texts).size < texts.length) faults.push('sameChoices')
  const right = question.choices.filter((choice) => choice.right).length
  if (right === 0) faults.push('noRight')
  if (right > 1) faults.push('manyRight')
  if (question.explanation.trim() === '') faults.push('explanation')
  return faults
}

/** Somebody who already has to be at that level would learn nothing. */
function teachesNothingNew(form: ModuleForm): boolean {
  const required = new Map(form.requires.map(({ skill, level }) => [skill.id, level]))
  return form.teaches.some(({ skill, level }) => level <= (required.get(skill.id) ?? 0))
}
