/** A module as the editor holds it: numbers as they were typed, and a local id on everything that can be moved. */

import type { DraftWholeFragment, Language, Modality, SaveModuleInput } from '../../gen/graphql'
import { blockOf, emptyBlock, inputOfBlock, wholeBlock, type BlockForm } from './blockForm'

export { emptyBlock, type BlockForm }

export interface TaggedSkill {
  skill: { id: string; label: string; kind?: string | undefined }
  level: number
}

export interface ChoiceForm {
  uid: string
  text: string
  right: boolean
}

export interface QuestionForm {
  uid: string
  text: string
  explanation: string
  choices: ChoiceForm[]
  /** -2 very easy, 0 as the level, 2 very hard. */
  difficulty: number
  /** Which taught skill it asks for; null for all of them. */
  skill: string | null
}

export interface ModuleForm {
  organisation: string
  course: string | null
  language: Language
  title: string
  summary: string
  icon: string | null
  hours: string
  modality: Modality
  costEuros: string
  funding: string
  commune: { insee: string; name: string } | null
  requires: TaggedSkill[]
  teaches: TaggedSkill[]
  blocks: BlockForm[]
  questions: QuestionForm[]
  /** Who may come. */
  eligibility: string
  /** Days (2026-12-05) on which one can begin. */
  nextDates: string[]
}

const uid = () => crypto.randomUUID()

export const emptyChoice = (): ChoiceForm => ({ uid: uid(), text: '', right: false })
export const emptyQuestion = (): QuestionForm => ({ uid: uid(), text: '', explanation: '', choices: [emptyChoice(), emptyChoice(), emptyChoice()], difficulty: 0, skill: null })

export function emptyForm(organisation: string, language: Language): ModuleForm {
  return {
    organisation, course: null, language, title: '', summary: '', icon: null, hours: '', modality: 'ONLINE', costEuros: '',
    funding: '', commune: null, requires: [], teaches: [], blocks: [emptyBlock()], questions: [], eligibility: '', nextDates: [],
  }
}

export function formOf(draft: DraftWholeFragment): ModuleForm {
  const tagged = (list: DraftWholeFragment['teaches']) => list.map(({ skill, level }) => ({ skill: { id: skill.id, label: skill.label, kind: skill.kind }, level }))
  return {
    organisation: draft.organisation.id,
    course: draft.courseId ?? null,
    language: draft.language,
    title: draft.title,
    summary: draft.summary,
    icon: draft.icon ?? null,
    hours: String(draft.hours),
    modality: draft.modality,
    costEuros: draft.costEuros === 0 ? '' : String(draft.costEuros),
    funding: draft.funding ?? '',
    commune: draft.commune ? { insee: draft.commune.insee, name: draft.commune.name } : null,
    requires: tagged(draft.requires),
    teaches: tagged(draft.teaches),
    blocks: draft.blocks.map(blockOf),
    questions: draft.questions.map(({ text, explanation, choices, difficulty, skillId }) => ({
      uid: uid(), text, explanation, choices: choices.map(({ text, right }) => ({ uid: uid(), text, right })), difficulty, skill: skillId ?? null,
    })),
    eligibility: draft.eligibility ?? '',
    nextDates: [...draft.nextDates],
  }
}

/** A module that this phone kept before modules had more than texts. */
export function wholeForm(form: ModuleForm): ModuleForm {
  const older: Partial<ModuleForm> = form
  return {
    ...form,
    blocks: form.blocks.map(wholeBlock),
    questions: form.questions.map((question) => ({ ...{ difficulty: 0, skill: null }, ...question })),
    eligibility: older.eligibility ?? '',
    nextDates: older.nextDates ?? [],
  }
}

/** All that the module says, as one text. */
export function textOf(form: ModuleForm): string {
  const blocks = form.blocks.flatMap(({ title, text, transcript }) => [title, text, transcript])
  const questions = form.questions.flatMap(({ text, explanation, choices }) => [text, ...choices.map((choice) => choice.text), explanation])
  return [form.title, form.summary, ...blocks, ...questions].filter((part) => part.trim() !== '').join('\n\n')
}

/** A number with a comma or a point; NaN when it is not one. Empty is zero. */
export function numberOf(text: string): number {
  return Number(text.trim().replace(/\s/g, '').replace(',', '.'))
}

export type SaveInput = Omit<SaveModuleInput, 'key'>

/** What is sent. `module` null starts a new one. A place makes no sense online. */
export function inputOf(form: ModuleForm, module: string | null): SaveInput {
  const levels = (skills: readonly TaggedSkill[]) => skills.map(({ skill, level }) => ({ skill: skill.id, level }))
  return {
    module,
    organisation: form.organisation,
    course: form.course,
    language: form.language,
    title: form.title.trim(),
    summary: form.summary.trim(),
    icon: form.icon,
    hours: numberOf(form.hours),
    modality: form.modality,
    costEuros: numberOf(form.costEuros),
    funding: form.funding.trim() || null,
    commune: form.modality === 'ONLINE' ? null : (form.commune?.insee ?? null),
    requires: levels(form.requires),
    teaches: levels(form.teaches),
    eligibility: form.eligibility.trim() || null,
    nextDates: form.nextDates.filter((day) => day !== ''),
    blocks: form.blocks.map(inputOfBlock),
    questions: form.questions.map(({ text, explanation, choices, difficulty, skill }) => ({
      difficulty, skill: form.teaches.some((one) => one.skill.id === skill) ? skill : null,
      text: text.trim(), explanation: explanation.trim(), choices: choices.map(({ text, right }) => ({ text: text.trim(), right })),
    })),
  }
}

/** Nothing that would be sent differs. */
export function sameContent(one: ModuleForm, other: ModuleForm): boolean {
  return JSON.stringify(inputOf(one, null)) === JSON.stringify(inputOf(other, null))
}
