/** What the board shows: the roster as the server told it, with what waits on this phone laid over it. */

import type { RosterSeatFragment } from '../../gen/graphql'

export const MOST_SEATS = 60

export type Seat = RosterSeatFragment

/** What of an unsent action the board has to know. */
export interface Waiting {
  key: string
  query: string
  input: Record<string, unknown>
  state: 'waiting' | 'refused'
}

export interface Shown extends Seat {
  /** Something of this place was not sent yet. */
  waiting: boolean
}

/** One name a line; empty lines are nobody. */
export function namesIn(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim().replaceAll(/\s+/g, ' '))
    .filter((line) => line !== '')
}

/** A long code is read and typed in threes. */
export function spacedCode(code: string): string {
  return code.replaceAll(/(.{3})(?=.)/g, '$1 ')
}

const plain = (name: string) => name.normalize('NFD').replaceAll(/\p{M}/gu, '').trim().toLowerCase()

/** Who joined by the code and has the first name of a place without an account: perhaps one person. Only where nothing says otherwise. */
export function likely(seats: readonly Seat[]): { number: number; into: number }[] {
  const joined = seats.filter((seat) => seat.account && !seat.mine && seat.seen.length === 0 && seat.name !== '')
  const named = seats.filter((seat) => !seat.account && seat.name !== '')
  return joined.flatMap((one) => {
    const same = (seat: Seat) => plain(seat.name) === plain(one.name)
    const into = named.filter(same)
    // Two of one name on either side: only who is in the room can tell.
    return into.length === 1 && joined.filter(same).length === 1 ? [{ number: one.number, into: into[0]!.number }] : []
  })
}

/** The unsent actions on this workshop that change its roster, oldest first. */
export function waitingFor(entries: readonly Waiting[], workshop: string): Waiting[] {
  return entries.filter((entry) => entry.state === 'waiting' && entry.input.workshop === workshop)
}

/** The roster as it will be once what waits has been sent. `label` names a skill that the phone noted. */
export function withWaiting(seats: readonly Seat[], waiting: readonly Waiting[], label: (skill: string) => string): Shown[] {
  let shown: Shown[] = seats.map((seat) => ({ ...seat, waiting: false }))
  for (const { query, input } of waiting) {
    const numbers = (input.numbers as number[] | undefined) ?? [input.number as number]
    shown = shown.map((seat) => (numbers.includes(seat.number) ? { ...changed(seat, query, input, label), waiting: true } : seat))
  }
  return shown
}

function changed(seat: Shown, query: string, input: Record<string, unknown>, label: (skill: string) => string): Shown {
  const others = seat.seen.filter((one) => one.skill.id !== input.skill)
  if (/\bnoteSeen\b/.test(query)) {
    const skill = { id: String(input.skill), label: label(String(input.skill)) }
    return { ...seat, present: true, seen: [...others, { level: Number(input.level), hours: (input.hours as number | null) ?? null, skill }] }
  }
  if (/\btakeBackSeen\b/.test(query)) return { ...seat, seen: others }
  if (/\bchangeRoster\b/.test(query)) {
    return { ...seat, name: (input.name as string | null | undefined) ?? seat.name, present: (input.present as boolean | null | undefined) ?? seat.present }
  }
  return seat
}

/** The roster with places as a write answered them; new ones at their number. */
export function merged(seats: readonly Seat[], fresh: readonly Seat[], removed?: number): Seat[] {
  const by = new Map(seats.filter(({ number }) => number !== removed).map((seat) => [seat.number, seat]))
  for (const seat of fresh) by.set(seat.number, seat)
  return [...by.values()].sort((a, b) => a.number - b.number)
}

/** Whoever can be seen doing something: all but oneself, who is here first. */
export function notable<One extends Seat>(seats: readonly One[]): One[] {
  const others = seats.filter((seat) => !seat.mine)
  return [...others.filter(({ present }) => present), ...others.filter(({ present }) => !present)]
}
