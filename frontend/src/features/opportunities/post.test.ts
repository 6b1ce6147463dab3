import { expect, it } from 'vitest'
import { checkPost, emptyPost, formOf, numberOf, postInput, type PostForm } from './post'

const TODAY = '2026-11-22'
const good = (): PostForm => ({ ...emptyPost(), kind: 'TALENT_LOAN', asks: 'give', title: 'Je répare des vélos', text: 'Le samedi.', commune: { insee: '93066', name: 'Saint-Denis' }, contactName: 'Amina' })

it('accepts a short form and refuses an empty one', () => {
  expect(checkPost(good(), TODAY)).toEqual({})
  expect(Object.keys(checkPost(emptyPost(), TODAY)).sort()).toEqual(['commune', 'contactName', 'kind', 'text', 'title'])
})

it('lets neighbours post only what neighbours do', () => {
  expect(checkPost({ ...good(), kind: 'JOB' }, TODAY)).toEqual({ kind: 'kind' })
  expect(checkPost({ ...good(), kind: 'JOB', organisation: 'org' }, TODAY)).toEqual({})
})

it('looks at days and numbers', () => {
  expect(checkPost({ ...good(), startsOn: '2026-11-21' }, TODAY)).toEqual({ startsOn: 'startsOn' })
  expect(checkPost({ ...good(), startsOn: '2026-11-21', endsOn: '2026-12-01' }, TODAY)).toEqual({})
  expect(checkPost({ ...good(), startsOn: '2026-12-02', endsOn: '2026-12-01' }, TODAY)).toEqual({ endsOn: 'endsOn' })
  expect(checkPost({ ...good(), organisation: 'org', hoursPerWeek: 'deux', hoursTotal: '-1', seats: '0', costEuros: '1,5' }, TODAY)).toEqual({ hoursPerWeek: 'hours', hoursTotal: 'number', seats: 'seats', costEuros: 'number' })
  expect(numberOf(' 1 250,5 ')).toBe(1250.5)
  expect(numberOf('')).toBeNull()
})

it('sends no pay between neighbours, whatever was typed before', () => {
  const typed = { ...good(), pay: '20 € par heure', funding: 'moi', costEuros: '12' }
  expect(checkPost({ ...typed, costEuros: 'douze' }, TODAY)).toEqual({})
  expect(postInput(typed, 'FR')).toMatchObject({ organisation: null, pay: null, funding: null, costEuros: 0, commune: '93066' })
  expect(postInput({ ...typed, organisation: 'org' }, 'FR')).toMatchObject({ pay: '20 € par heure', funding: 'moi', costEuros: 12 })
})

it('asks each kind its own, and sends nothing of another', () => {
  expect(checkPost({ ...good(), asks: '' }, TODAY)).toEqual({ asks: 'asks' })
  const skill = { skill: { id: 's', label: 'vélo' }, level: 3 }
  const loan = { ...good(), lends: [skill], toCommune: { insee: '93001', name: 'Aubervilliers' } }
  expect(postInput(loan, 'FR')).toMatchObject({ asks: false, lends: [{ skill: 's', level: 3 }], toCommune: null, endsOn: null })
  expect(postInput({ ...loan, asks: 'need' }, 'FR')).toMatchObject({ asks: true, lends: [] })
  const ride: PostForm = { ...loan, kind: 'SHARED_RIDE', startsOn: '2026-12-01', atTime: '07:45' }
  expect(postInput(ride, 'FR')).toMatchObject({ asks: null, lends: [], toCommune: '93001', atTime: '07:45', endsOn: '2026-12-01' })
})

it('fills the form with what was posted', () => {
  const form = formOf({ ...good(), kind: 'TALENT_LOAN', organisation: null, asks: true, costEuros: 0, hoursPerWeek: null, hoursTotal: 2.5, seats: 3, requires: [], brings: [], lends: [] })
  expect(form).toMatchObject({ kind: 'TALENT_LOAN', asks: 'need', hoursTotal: '2,5', seats: '3', title: good().title, commune: good().commune })
  expect(checkPost(form, TODAY)).toEqual({})
})
