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
  /** Skills that are not to be proposed again for this text. */
  aside: string[]
}

export type PostError = 'kind' | 'title' | 'text' | 'commune' | 'startsOn' | 'endsOn' | 'number' | 'hours' | 'seats' | 'contactName'
export type PostErrors = Partial<Record<keyof PostForm, PostError>>

export function emptyPost(): PostForm {
  return {
    organisation: '', kind: '', title: '', text: '', commune: null, startsOn: '', endsOn: '', hoursPerWeek: '', hoursTotal: '',
    pay: '', costEuros: '', funding: '', conditions: '', seats: '', contactName: '', requires: [], brings: [], aside: [],
  }
}

/** A number as people type it, with a comma or a unit's space; NaN when it is not one. */
export function numberOf(text: string): number | null {
  const trimmed = text.trim().replace(/\s/g, '').replace(',', '.')
  return trimmed === '' ? null : Number(trimmed)
}

const bad = (value: number | null, min: number, max: number) => value !== null && !(value >= min && value <= max)

export function checkPost(form: PostForm, today: string): PostErrors {
  const errors: PostErrors = {}
  const neighbour: readonly OpportunityKind[] = NEIGHBOUR_KINDS
  if (!form.kind || (!form.organisation && !neighbour.includes(form.kind))) errors.kind = 'kind'
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
    endsOn: text(form.endsOn),
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
  }
}
