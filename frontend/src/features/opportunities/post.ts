/** The form of a new opportunity: what is missing, and what is sent. Numbers are text here, as they were typed. */

import type { OpportunityKind, PostOpportunityInput } from '../../gen/graphql'
import { NEIGHBOUR_KINDS } from './kinds'

export interface TaggedSkill {
  skill: { id: string; label: string; kind?: string | undefined }
  level: number
}

export interface PostForm {
  /** Empty when a neighbour posts. */
  organisation: string
  kind: OpportunityKind | ''
  title: string
  text: string
  commune: { insee: string; name: string } | null
  startsOn: string
  endsOn: string
  hoursPerWeek: string
  hoursTotal: string
  pay: string
  costEuros: string
  funding: string
  conditions: string
  seats: string
  contactName: string
  requires: TaggedSkill[]
  brings: TaggedSkill[]
  /** Of a talent loan: whether its poster gives a hand or needs one. */
  asks: 'give' | 'need' | ''
  /** What whoever gives a hand can do. */
  lends: TaggedSkill[]
  /** Where a ride goes. */
  toCommune: { insee: string; name: string } | null
  atTime: string
  venue: string
  /** Skills that are not to be proposed again for this text. */
  aside: string[]
}

export type PostError = 'kind' | 'title' | 'text' | 'commune' | 'startsOn' | 'endsOn' | 'number' | 'hours' | 'seats' | 'contactName' | 'asks'
export type PostErrors = Partial<Record<keyof PostForm, PostError>>

export function emptyPost(): PostForm {
  return {
    organisation: '', kind: '', title: '', text: '', commune: null, startsOn: '', endsOn: '', hoursPerWeek: '', hoursTotal: '',
    pay: '', costEuros: '', funding: '', conditions: '', seats: '', contactName: '', requires: [], brings: [], asks: '', lends: [],
    toCommune: null, atTime: '', venue: '', aside: [],
  }
}

/** A number as people type it, with a comma or a unit's space; NaN when it is not one. */
export function numberOf(text: string): number | null {
  const trimmed = text.trim().replace(/\s/g, '').replace(',', '.')
  return trimmed === '' ? null : Number(trimmed)
}

const bad = (value: number | null, min: number, max: number) => value !== null && !(value >= min && value <= max)

/** What each kind is asked first; all else is among the details. */
export const ASKED: Partial<Record<OpportunityKind, ReadonlySet<string>>> = {
  TALENT_LOAN: new Set(['asks', 'startsOn', 'hoursTotal']),
  SHARED_RIDE: new Set(['toCommune', 'startsOn', 'atTime', 'seats']),
  GROUP_PURCHASE: new Set(['endsOn', 'seats']),
  CIVIC_DEBATE: new Set(['startsOn', 'atTime', 'venue', 'seats']),
}

/** What is over when its day is: a ride or a debate without another last day. */
const ONE_DAY: ReadonlySet<string> = new Set(['SHARED_RIDE', 'CIVIC_DEBATE'])

export function checkPost(form: PostForm, today: string): PostErrors {
  const errors: PostErrors = {}
  const neighbour: readonly OpportunityKind[] = NEIGHBOUR_KINDS
  if (!form.kind || (!form.organisation && !neighbour.includes(form.kind))) errors.kind = 'kind'
  if (form.kind === 'TALENT_LOAN' && !form.asks) errors.asks = 'asks'
  if (form.title.trim().length < 5) errors.title = 'title'
  if (form.text.trim().length < 5) errors.text = 'text'
  if (!form.commune) errors.commune = 'commune'
  if (form.startsOn && form.startsOn < today && !(form.endsOn >= today)) errors.startsOn = 'startsOn'
  if (form.endsOn && (form.endsOn < (form.startsOn || today))) errors.endsOn = 'endsOn'
  if (bad(numberOf(form.hoursPerWeek), 0, 168)) errors.hoursPerWeek = 'hours'
  if (bad(numberOf(form.hoursTotal), 0, 100_000)) errors.hoursTotal = 'number'
  const cost = form.organisation ? numberOf(form.costEuros) : null
  if (bad(cost, 0, 1_000_000) || (cost !== null && !Number.isInteger(cost))) errors.costEuros = 'number'
  const seats = numberOf(form.seats)
  if (bad(seats, 1, 10_000) || (seats !== null && !Number.isInteger(seats))) errors.seats = 'seats'
  if (form.contactName.trim() === '') errors.contactName = 'contactName'
  return errors
}

const text = (value: string) => value.trim() || null
const levels = (skills: readonly TaggedSkill[]) => skills.map(({ skill, level }) => ({ skill: skill.id, level }))

/** Only of a form without errors. Neighbours do not pay each other, whatever was typed before the name was changed. */
export function postInput(form: PostForm, language: 'FR' | 'EN'): Omit<PostOpportunityInput, 'key'> {
  return {
    kind: form.kind as OpportunityKind,
    organisation: form.organisation || null,
    language,
    title: form.title.trim(),
    text: form.text.trim(),
    commune: form.commune?.insee ?? '',
    startsOn: text(form.startsOn),
    endsOn: text(form.endsOn) ?? (ONE_DAY.has(form.kind) ? text(form.startsOn) : null),
    hoursPerWeek: numberOf(form.hoursPerWeek),
    hoursTotal: numberOf(form.hoursTotal),
    pay: form.organisation ? text(form.pay) : null,
    costEuros: form.organisation ? (numberOf(form.costEuros) ?? 0) : 0,
    funding: form.organisation ? text(form.funding) : null,
    conditions: text(form.conditions),
    seats: numberOf(form.seats),
    contactName: form.contactName.trim(),
    requires: levels(form.requires),
    brings: levels(form.brings),
    asks: form.kind === 'TALENT_LOAN' && form.asks ? form.asks === 'need' : null,
    lends: form.kind === 'TALENT_LOAN' && form.asks === 'give' ? levels(form.lends) : [],
    toCommune: form.kind === 'SHARED_RIDE' ? (form.toCommune?.insee ?? null) : null,
    atTime: text(form.atTime),
    venue: text(form.venue),
  }
}

type Posted = {
  [Field in 'title' | 'text' | 'contactName']: string
} & {
  kind: OpportunityKind
  organisation?: { id: string } | null | undefined
  commune?: { insee: string; name: string } | null | undefined
  toCommune?: { insee: string; name: string } | null | undefined
  asks?: boolean | null | undefined
  costEuros: number
  requires: TaggedSkill[]
  brings: TaggedSkill[]
  lends: TaggedSkill[]
} & { [Field in 'startsOn' | 'endsOn' | 'pay' | 'funding' | 'conditions' | 'atTime' | 'venue']?: string | null | undefined } & {
    [Field in 'hoursPerWeek' | 'hoursTotal' | 'seats']?: number | null | undefined
  }

const typed = (value: number | null | undefined) => (value ? String(value).replace('.', ',') : '')

/** The form of what was posted, to change it. */
export function formOf(item: Posted): PostForm {
  return {
    ...emptyPost(),
    organisation: item.organisation?.id ?? '',
    kind: item.kind,
    title: item.title,
    text: item.text,
    commune: item.commune ? { insee: item.commune.insee, name: item.commune.name } : null,
    startsOn: item.startsOn ?? '',
    endsOn: item.endsOn ?? '',
    hoursPerWeek: typed(item.hoursPerWeek),
    hoursTotal: typed(item.hoursTotal),
    pay: item.pay ?? '',
    costEuros: typed(item.costEuros),
    funding: item.funding ?? '',
    conditions: item.conditions ?? '',
    seats: typed(item.seats),
    contactName: item.contactName,
    requires: item.requires.map(({ skill, level }) => ({ skill, level })),
    brings: item.brings.map(({ skill, level }) => ({ skill, level })),
    asks: item.asks === true ? 'need' : item.asks === false ? 'give' : '',
    lends: item.lends.map(({ skill, level }) => ({ skill, level })),
    toCommune: item.toCommune ? { insee: item.toCommune.insee, name: item.toCommune.name } : null,
    atTime: item.atTime ?? '',
    venue: item.venue ?? '',
  }
}
