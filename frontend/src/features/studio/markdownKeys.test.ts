import { expect, it } from 'vitest'
import { parseInline } from '../../lib/text/markdown'
import { apply } from './markdownKeys'

const at = (text: string, start: number, end = start) => ({ text, start, end })

it('makes the selection bold, and plain again', () => {
  const bold = apply('bold', at('couper net', 0, 6), 'x')
  expect(bold).toEqual({ text: '**couper** net', start: 2, end: 8 })
  expect(apply('bold', bold, 'x')).toEqual({ text: 'couper net', start: 0, end: 6 })
})

it('keeps spaces outside of the stars, where the reader of the module finds them', () => {
  const { text } = apply('bold', at('un mot ici', 2, 7), 'x')
  expect(text).toBe('un **mot** ici')
  expect(parseInline(text).find(({ look }) => look === 'bold')?.text).toBe('mot')
})

it('writes a sample where nothing is selected, and selects it', () => {
  expect(apply('bold', at('', 0), 'important')).toEqual({ text: '**important**', start: 2, end: 11 })
})

it('turns whole lines into a list, a list into a title, and back', () => {
  const list = apply('list', at('pince\nalcool', 2, 8), 'x')
  expect(list.text).toBe('- pince\n- alcool')
  expect(apply('list', at(list.text, 0, list.text.length), 'x').text).toBe('pince\nalcool')
  expect(apply('title', at('- pince', 3), 'x').text).toBe('## pince')
})

it('marks only the line where the cursor is', () => {
  expect(apply('list', at('un\ndeux\ntrois', 4), 'x').text).toBe('un\n- deux\ntrois')
})
