import { describe, expect, it } from 'vitest'
import { check, checkQuestion, type Fault } from './check'
import { emptyBlock, emptyForm, emptyQuestion, formOf, inputOf, sameContent, type ModuleForm, type QuestionForm } from './form'

const skill = (id: string) => ({ id, label: id })
const question = (choices: [string, boolean][]): QuestionForm => ({ ...emptyQuestion(), text: 'Combien ?', explanation: 'Parce que.', choices: choices.map(([text, right], index) => ({ uid: String(index), text, right })) })

function good(): ModuleForm {
  return {
    ...emptyForm('org', 'FR'),
    title: 'Souder', summary: 'Pour débuter.', hours: '0,5', teaches: [{ skill: skill('weld'), level: 2 }],
    blocks: [{ ...emptyBlock(), title: 'La gaine', text: 'On coupe.' }], questions: [question([['un', false], ['deux', true]])],
  }
}

const faults = (form: ModuleForm): Fault[] => check(form).map(({ fault }) => fault)

describe('check', () => {
  it('lets a complete module pass, and one without questions', () => {
    expect(check(good())).toEqual([])
    expect(check({ ...good(), questions: [] })).toEqual([])
  })

  it('names everything that is missing in a new one', () => {
    expect(faults(emptyForm('org', 'FR'))).toEqual(['title', 'summary', 'hours', 'teaches', 'blockTitle', 'blockText'])
  })

  it('wants at least one block', () => {
    expect(faults({ ...good(), blocks: [] })).toEqual(['blocks'])
  })

  it('wants a place as soon as one has to go there', () => {
    expect(faults({ ...good(), modality: 'ONSITE' })).toEqual(['commune'])
    expect(faults({ ...good(), modality: 'MIXED', commune: { insee: '93066', name: 'Saint-Denis' } })).toEqual([])
  })

  it('refuses hours and prices that are no numbers', () => {
    for (const hours of ['', '0', '-1', 'une', '1e9']) expect(faults({ ...good(), hours })).toEqual(['hours'])
    for (const costEuros of ['-1', '2,50', 'cher']) expect(faults({ ...good(), costEuros })).toEqual(['cost'])
  })

  it('refuses to teach what is required at the same level', () => {
    expect(faults({ ...good(), requires: [{ skill: skill('weld'), level: 2 }] })).toEqual(['teachesAbove'])
    expect(faults({ ...good(), requires: [{ skill: skill('weld'), level: 1 }] })).toEqual([])
  })

  it('says which block and which question, and where to go', () => {
    const form = good()
    form.blocks.push(emptyBlock())
    form.questions.push(question([['un', false], ['deux', false]]))
    expect(check(form)).toEqual([
      { fault: 'blockTitle', anchor: 'bloc-2', number: 2 },
      { fault: 'blockText', anchor: 'bloc-2', number: 2 },
      { fault: 'noRight', anchor: 'question-2', number: 2 },
    ])
  })
})

describe('checkQuestion', () => {
  it('wants exactly one right choice', () => {
    expect(checkQuestion(question([['a', false], ['b', false]]))).toEqual(['noRight'])
    expect(checkQuestion(question([['a', true], ['b', true]]))).toEqual(['manyRight'])
    expect(checkQuestion(question([['a', true], ['b', false]]))).toEqual([])
  })

  it('wants two different choices with words', () => {
    expect(checkQuestion(question([['a', true]]))).toEqual(['twoChoices'])
    expect(checkQuestion(question([['a', true], [' ', false]]))).toEqual(['choiceText'])
    expect(checkQuestion(question([['Oui', true], ['oui ', false]]))).toEqual(['sameChoices'])
  })
})

describe('the form', () => {
  it('is the same content after the server kept it', () => {
    const form = good()
    const input = inputOf(form, null)
    const draft = {
      ...input, __typename: 'ModuleDraft' as const, id: 'm1', status: 'DRAFT' as const, version: 1, review: null, publishedVersion: null, savedAt: '2026-11-22T10:00:00Z', language: 'FR' as const,
      modality: 'ONLINE' as const, costEuros: 0, icon: null, funding: null, courseId: null, commune: null, organisation: { id: 'org', name: 'Org' },
      requires: [], teaches: [{ level: 2, skill: { id: 'weld', label: 'weld', icon: null, kind: 'SKILL' as const } }],
      eligibility: null, nextDates: [], credit: null,
      blocks: form.blocks.map(({ kind, title, text }) => ({
        kind, title, text, alt: null, transcript: null, link: null, megabytes: null, handIn: false, easier: null, harder: null, media: null, sessions: [],
      })),
      questions: form.questions.map(({ text, explanation, choices, difficulty }) => ({ text, explanation, difficulty, skillId: null, choices: choices.map(({ text, right }) => ({ text, right })) })),
    }
    expect(sameContent(formOf(draft), form)).toBe(true)
    expect(sameContent({ ...form, title: 'Souder mieux' }, form)).toBe(false)
    expect(sameContent({ ...form, title: ' Souder ' }, form)).toBe(true)
  })

  it('sends a place only where one goes', () => {
    const form = { ...good(), commune: { insee: '93066', name: 'Saint-Denis' } }
    expect(inputOf(form, 'm1')).toMatchObject({ module: 'm1', commune: null, hours: 0.5, costEuros: 0 })
    expect(inputOf({ ...form, modality: 'ONSITE' }, null)).toMatchObject({ module: null, commune: '93066' })
  })
})
