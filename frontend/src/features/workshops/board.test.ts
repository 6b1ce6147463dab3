import { describe, expect, it } from 'vitest'
import { likely, merged, namesIn, notable, spacedCode, waitingFor, withWaiting, type Seat, type Waiting } from './board'

function seat(number: number, more: Partial<Seat> = {}): Seat {
  return { number, name: `N${number}`, account: false, mine: false, present: false, slip: false, seen: [], ...more }
}

function action(query: string, input: Record<string, unknown>, state: Waiting['state'] = 'waiting'): Waiting {
  return { key: 'k', query: `mutation X($input: I!) { ${query}(input: $input) { __typename } }`, input: { workshop: 'w', ...input }, state }
}

const saw = { level: 2, hours: null, skill: { id: 's', label: 'Souder' } }
const label = (skill: string) => `label of ${skill}`

describe('names', () => {
  it('are one a line, without empty lines', () => {
    expect(namesIn('Awa\n\n  Jean   Paul \r\nÉlise\n')).toEqual(['Awa', 'Jean Paul', 'Élise'])
    expect(namesIn(' \n')).toEqual([])
  })
})

describe('a room code', () => {
  it('is read in threes', () => {
    expect(spacedCode('ABC234')).toBe('ABC 234')
  })
})

describe('who may be the same person', () => {
  it('is somebody who joined with the name of a place, whatever the accents', () => {
    expect(likely([seat(1, { name: 'Élise' }), seat(2, { name: 'elise ', account: true })])).toEqual([{ number: 2, into: 1 }])
  })

  it('is nobody when two have one name, on the list or on the phones', () => {
    const elise = { name: 'Élise' }
    expect(likely([seat(1, elise), seat(2, elise), seat(3, { ...elise, account: true })])).toEqual([])
    expect(likely([seat(1, elise), seat(2, { ...elise, account: true }), seat(3, { ...elise, account: true })])).toEqual([])
  })

  it('is not who was already seen under their account, nor oneself, nor a place without a name', () => {
    expect(likely([seat(1, { name: 'A' }), seat(2, { name: 'A', account: true, seen: [saw] })])).toEqual([])
    expect(likely([seat(1, { name: 'A' }), seat(2, { name: 'A', account: true, mine: true })])).toEqual([])
    expect(likely([seat(1, { name: '' }), seat(2, { name: '', account: true })])).toEqual([])
  })
})

describe('what waits on the phone', () => {
  it('is of this workshop, and not what was refused', () => {
    const mine = action('noteSeen', { numbers: [1] })
    expect(waitingFor([mine, action('noteSeen', { workshop: 'other' }), action('noteSeen', {}, 'refused')], 'w')).toEqual([mine])
  })

  it('shows as noted at all its places, and says that it waits', () => {
    const shown = withWaiting([seat(1), seat(2), seat(3)], [action('noteSeen', { numbers: [1, 3], skill: 's', level: 3 })], label)
    expect(shown.map(({ seen, present, waiting }) => [seen.map(({ level, skill }) => [level, skill.label]), present, waiting])).toEqual([
      [[[3, 'label of s']], true, true],
      [[], false, false],
      [[[3, 'label of s']], true, true],
    ])
  })

  it('is laid over in the order it was made', () => {
    const note = action('noteSeen', { numbers: [1], skill: 's', level: 3 })
    const back = action('takeBackSeen', { number: 1, skill: 's' })
    expect(withWaiting([seat(1, { seen: [saw] })], [note], label)[0]?.seen.map(({ level }) => level)).toEqual([3])
    expect(withWaiting([seat(1)], [note, back], label)[0]?.seen).toEqual([])
    expect(withWaiting([seat(1)], [back, note], label)[0]?.seen).toHaveLength(1)
  })

  it('ticks, unticks and names', () => {
    const [ticked] = withWaiting([seat(1)], [action('changeRoster', { number: 1, present: true })], label)
    expect([ticked?.present, ticked?.name]).toEqual([true, 'N1'])
    const [named] = withWaiting([seat(1, { present: true })], [action('changeRoster', { number: 1, name: 'Awa', present: false })], label)
    expect([named?.present, named?.name]).toEqual([false, 'Awa'])
  })
})

describe('what a write answered', () => {
  it('takes its place in the roster, new or not, and what is gone is gone', () => {
    const after = merged([seat(1), seat(2), seat(4)], [seat(2, { name: 'Awa' }), seat(3)], 4)
    expect(after.map(({ number, name }) => [number, name])).toEqual([[1, 'N1'], [2, 'Awa'], [3, 'N3']])
  })
})

describe('who can be noted', () => {
  it('is everybody but oneself, who is here first', () => {
    const everybody = [seat(1), seat(2, { mine: true, account: true, present: true }), seat(3, { present: true }), seat(4)]
    expect(notable(everybody).map(({ number }) => number)).toEqual([3, 1, 4])
  })
})
