/** What the server found in a text, as the screens show it: one line a skill, the surest first. */

import type { TagTextQuery } from '../../gen/graphql'

export type Tag = TagTextQuery['tagText'][number]

export interface Finding {
  skill: Tag['skill']
  score: number
  /** The words of the text that say it, each once. */
  seen: string[]
}

/** What the server reads at most, in bytes of UTF-8. */
export const MOST_BYTES = 20_480
/** From here on most of what is found is right; under it, it is worth asking. */
const SURE = 0.9

const bytes = (text: string): number => new TextEncoder().encode(text).length

/** About how many letters have to go; 0 when the text may be sent. */
export function lettersTooMany(text: string): number {
  // No sign takes more than 3 bytes a unit: most texts need no counting.
  if (text.length * 3 <= MOST_BYTES) return 0
  const over = bytes(text) - MOST_BYTES
  return over <= 0 ? 0 : Math.max(1, Math.ceil(over / (bytes(text) / text.length)))
}

/** The beginning of a text that the server still reads; never half a letter. */
export function readable(text: string): string {
  if (lettersTooMany(text) === 0) return text
  const buffer = new Uint8Array(MOST_BYTES)
  const { read } = new TextEncoder().encodeInto(text, buffer)
  return text.slice(0, read)
}

/** Offsets count code points of `text`. Of equal scores, the first in the text. */
export function findings(tags: readonly Tag[], text: string): Finding[] {
  const points = Array.from(text)
  const found = new Map<string, Finding>()
  for (const tag of [...tags].sort((one, other) => one.start - other.start)) {
    const words = points.slice(tag.start, tag.end).join('')
    const known = found.get(tag.skill.id)
    if (!known) found.set(tag.skill.id, { skill: tag.skill, score: tag.score, seen: [words] })
    else {
      known.score = Math.max(known.score, tag.score)
      if (!known.seen.some((one) => one.toLowerCase() === words.toLowerCase())) known.seen.push(words)
    }
  }
  return [...found.values()].sort((one, other) => other.score - one.score)
}

export interface Groups {
  sure: Finding[]
  maybe: Finding[]
  mine: Finding[]
}

export function grouped(found: readonly Finding[], mine: ReadonlySet<string>): Groups {
  const open = found.filter(({ skill }) => !mine.has(skill.id))
  return {
    sure: open.filter(({ score }) => score >= SURE),
    maybe: open.filter(({ score }) => score < SURE),
    mine: found.filter(({ skill }) => mine.has(skill.id)),
  }
}

/** What is ticked, by skill, with the level once it is said. */
export type Ticks = Record<string, number | null>

export function withTick(ticks: Ticks, skill: string, ticked: boolean): Ticks {
  const { [skill]: before, ...others } = ticks
  return ticked ? { ...others, [skill]: before ?? null } : others
}
