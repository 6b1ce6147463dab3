/** The tree of somebody who has no account yet: what they did, how well, and where they live. Pure, so that its rules are tested alone. */

import type { LeafFragment } from '../../gen/graphql'

export interface Skill {
  id: string
  label: string
}

/** One thing that the person does: a picture, a skill that they searched, or their own words. */
export interface Pick {
  id: string
  label: string
  picture: string | null
  /** Empty for their own words: the skill is proposed once there is an account. */
  skills: Skill[]
  level: number | null
}

export interface Place {
  insee: string
  name: string
  /** The code of its territory; null where none is open yet. */
  territory: string | null
}

export interface Draft {
  touchedAt: number
  /** Who was signed in when it was begun; null for nobody. */
  profile: string | null
  picks: Pick[]
  place: Place | null
  /** A way to keep it was chosen: a session that opens now is this person's. */
  keeping: boolean
  /** Where a code was sent: reading it may cost an old phone this page. */
  sent: { channel: 'email' | 'sms'; address: string } | null
  /** They know that the maker of the browser may hear them. */
  voiceTold: boolean
}

export const MINUTES = 60_000
/** Longer ago than this, somebody else may hold the phone. */
export const ASK_AFTER_MS = 30 * MINUTES
export const FORGET_AFTER_MS = 7 * 24 * 60 * MINUTES

export const emptyDraft = (profile: string | null, now: number): Draft => ({ touchedAt: now, profile, picks: [], place: null, keeping: false, sent: null, voiceTold: false })

/** What to do with a draft found on the phone: show it, ask whose it is first, or forget it. */
export function judge(draft: Draft, profile: string | null, now: number): 'show' | 'ask' | 'forget' {
  const age = now - draft.touchedAt
  if (draft.picks.length === 0 || age > FORGET_AFTER_MS) return 'forget'
  if (draft.profile !== null && draft.profile !== profile) return 'forget'
  const sameHands = draft.profile === profile || draft.keeping
  return sameHands && age <= ASK_AFTER_MS ? 'show' : 'ask'
}

export function toggled(picks: readonly Pick[], pick: Pick): Pick[] {
  return picks.some(({ id }) => id === pick.id) ? picks.filter(({ id }) => id !== pick.id) : [...picks, pick]
}

/** The first thing, from 1, whose level is not said yet; 0 when all are. */
export function nextUnsaid(picks: readonly Pick[]): number {
  return picks.findIndex(({ level }) => level === null) + 1
}

export interface DraftLeaf {
  /** Null for the person's own words. */
  skill: string | null
  label: string
  level: number
}

/** One leaf a skill, at the best level said, in the order in which things were chosen. */
export function leavesOf(picks: readonly Pick[]): DraftLeaf[] {
  const leaves = new Map<string, DraftLeaf>()
  for (const pick of picks) {
    if (pick.level === null) continue
    const skills = pick.skills.length > 0 ? pick.skills : [{ id: null, label: pick.label }]
    for (const { id, label } of skills) {
      const key = id ?? `own:${label.toLowerCase()}`
      const level = Math.max(pick.level, leaves.get(key)?.level ?? 0)
      leaves.set(key, { skill: id, label, level })
    }
  }
  return [...leaves.values()]
}

/** As the drawing of the tree wants them: all hang from the trunk, and nobody but the person has said them. */
export function drawnLeaves(picks: readonly Pick[]): LeafFragment[] {
  return leavesOf(picks).map(({ skill, label, level }) => ({
    level, provenLevel: 0, confirmedLevel: 0, standing: 'CLAIMED', dormant: false, since: '', validUntil: null, parentId: null, visibility: 'ONLY_ME',
    skill: { id: skill ?? `own:${label}`, label, icon: null, kind: 'SKILL', local: skill === null },
  }))
}
