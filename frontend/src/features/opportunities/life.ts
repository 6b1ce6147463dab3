/** What one can do with an answer now, for either side: pure, so that screens only show it. */

import type { AnswerFragment, OpportunityKind, Side } from '../../gen/graphql'
import { FIRST_COME } from './kinds'

export interface Matter {
  id: string
  title: string
  kind: OpportunityKind
  state: 'OPEN' | 'CLOSED' | 'OVER' | 'HIDDEN'
  startsOn?: string | null | undefined
  hoursTotal?: number | null | undefined
  doneBy?: Side | null | undefined
  /** Whether doing it shows anything of anybody. */
  shows: boolean
}

export type Doing = 'nothing' | 'mine' | 'theirs' | 'both'

/** Who has said that it was done. */
export function saidBy(answer: AnswerFragment, side: Side): Doing {
  const mine = side === 'POSTER' ? answer.posterSaid : answer.responderSaid
  const theirs = side === 'POSTER' ? answer.responderSaid : answer.posterSaid
  if (mine && theirs) return 'both'
  if (mine) return 'mine'
  return theirs ? 'theirs' : 'nothing'
}

/** Not before its day, and not before somebody said yes. */
export function canSayDone(matter: Matter, answer: AnswerFragment, side: Side, today: string): boolean {
  const said = saidBy(answer, side)
  return answer.status === 'ACCEPTED' && (said === 'nothing' || said === 'theirs') && !(matter.startsOn && matter.startsOn > today)
}

/** Whoever was helped may have learnt it; whoever helped could do it before. */
export function mayHaveLearnt(matter: Matter, side: Side): boolean {
  return matter.shows && Boolean(matter.doneBy) && matter.doneBy !== side
}

export function canWithdraw(answer: AnswerFragment): boolean {
  return answer.status !== 'DECLINED' && !answer.posterSaid && !answer.responderSaid
}

/** Waiting for a seat, where the first who come have them. */
export function waits(kind: OpportunityKind, answer: { status: string; waitingPlace?: number | null | undefined }): boolean {
  return FIRST_COME.has(kind) && answer.status === 'INTERESTED' && Boolean(answer.waitingPlace)
}

export const todayInParis = (): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(new Date())
