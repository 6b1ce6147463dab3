/** What a recruiter looks for, as it is built on screen, and as it is sent. */

import type { PatternInput, SkillKind, TermNeed } from '../../gen/graphql'

export interface Term {
  uid: string
  /** Picked from the list; else `text` is what was typed, and the server says how it understood it. */
  skill: { id: string; label: string; kind: SkillKind } | null
  text: string
  need: TermNeed
  level: number
  confirmed: boolean
  /** For titles: still valid on that day. */
  validOn: string
}

export interface Pattern {
  terms: Term[]
  worksIn: { insee: string; name: string }[]
}

export const NEEDS: readonly TermNeed[] = ['MUST', 'SHOULD', 'NOT']

export const emptyPattern = (): Pattern => ({ terms: [], worksIn: [] })

export function termFor(what: { skill: NonNullable<Term['skill']> } | { text: string }): Term {
  const skill = 'skill' in what ? { id: what.skill.id, label: what.skill.label, kind: what.skill.kind } : null
  return { uid: crypto.randomUUID(), skill, text: skill?.label ?? ('text' in what ? what.text.trim() : ''), need: 'SHOULD', level: skill?.kind === 'TITLE' ? 1 : 2, confirmed: false, validOn: '' }
}

/** A title is valid on a day or not; it has no level. A free text may be either, so it has both. */
export const isTitle = (term: Term): boolean => term.skill?.kind === 'TITLE'
export const mayBeTitle = (term: Term): boolean => term.skill === null || isTitle(term)

export function patternInput(pattern: Pattern): PatternInput {
  return {
    terms: pattern.terms.map((term) => ({
      ...(term.skill ? { skill: term.skill.id } : { text: term.text }),
      need: term.need,
      // Whoever is unwanted with a skill is unwanted at any level.
      level: term.need === 'NOT' || isTitle(term) ? 1 : term.level,
      standing: term.confirmed && term.need !== 'NOT' ? 'CONFIRMED' : null,
      validOn: mayBeTitle(term) && term.need !== 'NOT' && term.validOn ? term.validOn : null,
    })),
    worksIn: pattern.worksIn.length > 0 ? pattern.worksIn.map(({ insee }) => insee) : null,
  }
}

/** Something has to be wanted: what is only avoided finds everybody. */
export function searchable(pattern: Pattern): boolean {
  return pattern.terms.some((term) => term.need !== 'NOT')
}

/** Never "100 %" for nearly all, nor "0 %" for a little. */
export function percent(coverage: number): number {
  const clamped = Math.min(1, Math.max(0, coverage))
  if (clamped > 0.99 && clamped < 1) return 99
  if (clamped > 0 && clamped < 0.01) return 1
  return Math.round(clamped * 100)
}

/** Two letters and two figures from a pseudonym, to speak of a profile: "K7 52". The same for the same pseudonym. */
export function nickname(id: string): string {
  let hash = 0x811c9dc5
  for (const character of id) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0
  const letters = 'ABCDEFGHJKLMNPRSTUVWXYZ'
  const letter = () => {
    const one = letters[hash % letters.length] ?? 'A'
    hash = Math.floor(hash / letters.length)
    return one
  }
  return `${letter()}${letter()}${String(hash % 1000).padStart(3, '0')}`
}
