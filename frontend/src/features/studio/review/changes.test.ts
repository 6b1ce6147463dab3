import { describe, expect, test } from 'vitest'
import { emptyBlock, emptyForm, emptyQuestion, type ModuleForm } from '../form'
import { changesBetween, pieces, type Sayings } from './changes'

const say: Sayings = { levels: ['un', 'deux', 'trois', 'quatre'], right: (text) => `${text} !`, practical: ({ hours }) => hours }
const block = (title: string, text = title) => ({ ...emptyBlock(), title, text })
const question = (text: string, right = 0) => ({ ...emptyQuestion(), text, choices: ['a', 'b'].map((text, at) => ({ uid: text, text, right: at === right })) })
const module = (more: Partial<ModuleForm>): ModuleForm => ({ ...emptyForm('o', 'FR'), title: 'Souder', hours: '1', ...more })
const told = (before: Partial<ModuleForm>, after: Partial<ModuleForm>) => changesBetween(module(before), module(after), say).map(({ part, how, name }) => [part, how, name])

describe('what changes', () => {
  test('nothing, whatever the local ids are', () => {
    const whole = () => ({ blocks: [block('A'), block('B')], questions: [question('Q')] })
    expect(told(whole(), whole())).toEqual([])
  })

  test('the whole: title, skills, hours', () => {
    const skill = { id: 's', label: 'souder' }
    expect(told({ teaches: [{ skill, level: 1 }] }, { title: 'Tirer', hours: '2', teaches: [{ skill, level: 2 }] })).toEqual([
      ['title', 'changed', ''], ['teaches', 'changed', ''], ['practical', 'changed', ''],
    ])
  })

  test('blocks that came, went and changed, even with another title', () => {
    expect(told({ blocks: [block('A'), block('B'), block('C')] }, { blocks: [block('A', 'autre'), block('C'), block('D'), block('E')] })).toEqual([
      ['block', 'changed', 'A'], ['block', 'added', 'D'], ['block', 'added', 'E'], ['block', 'removed', 'B'],
    ])
    expect(told({ blocks: [block('A')] }, { blocks: [block('A bis')] })).toEqual([['block', 'changed', 'A bis']])
  })

  test('only what was moved is told as moved', () => {
    expect(told({ blocks: [block('A'), block('B'), block('C')] }, { blocks: [block('C'), block('A'), block('B')] })).toEqual([['block', 'moved', 'C']])
  })

  test('another right answer under the same words', () => {
    expect(told({ questions: [question('Q', 0)] }, { questions: [question('Q', 1)] })).toEqual([['question', 'changed', 'Q']])
  })

  test('words that went and came', () => {
    expect(pieces('un deux trois', 'un quatre trois')).toEqual([
      { kind: 'same', text: 'un ' }, { kind: 'before', text: 'deux' }, { kind: 'after', text: 'quatre' }, { kind: 'same', text: ' trois' },
    ])
    expect(pieces('', 'un')).toEqual([{ kind: 'after', text: 'un' }])
    expect(pieces('un un', 'un')).toEqual([{ kind: 'same', text: 'un' }, { kind: 'before', text: ' un' }])
  })
})
