/** What differs between two versions of a module, as whoever looks it over reads it: part by part, before and now. */

import type { BlockForm } from '../blockForm'
import type { ModuleForm, QuestionForm, TaggedSkill } from '../form'

export type Part = 'title' | 'summary' | 'teaches' | 'requires' | 'practical' | 'block' | 'question'
export type How = 'added' | 'removed' | 'changed' | 'moved'

export interface Change {
  part: Part
  how: How
  /** Of a block or a question: what it is called. */
  name: string
  before: string
  after: string
}

/** How a text is said where only words may be compared. */
export interface Sayings {
  levels: readonly string[]
  right: (text: string) => string
  practical: (form: ModuleForm) => string
}

export function changesBetween(before: ModuleForm, after: ModuleForm, say: Sayings): Change[] {
  const skills = (list: readonly TaggedSkill[]) => list.map(({ skill, level }) => `${skill.label} (${say.levels[level - 1] ?? level})`).sort().join('\n')
  const whole = (part: Part, one: string, other: string): Change[] => (one === other ? [] : [{ part, how: one === '' ? 'added' : other === '' ? 'removed' : 'changed', name: '', before: one, after: other }])
  return [
    ...whole('title', before.title.trim(), after.title.trim()),
    ...whole('summary', before.summary.trim(), after.summary.trim()),
    ...whole('teaches', skills(before.teaches), skills(after.teaches)),
    ...whole('requires', skills(before.requires), skills(after.requires)),
    ...whole('practical', say.practical(before), say.practical(after)),
    ...listed('block', before.blocks.map(blockPart), after.blocks.map(blockPart)),
    ...listed('question', before.questions.map((one) => questionPart(one, say)), after.questions.map((one) => questionPart(one, say))),
  ]
}

interface Listed {
  name: string
  text: string
}

const blockPart = (block: BlockForm): Listed => ({
  name: block.title.trim(),
  text: [
    block.title, block.text, block.media && (block.media.name ?? block.media.url), block.alt, block.transcript, block.link, block.megabytes, block.easier, block.harder,
    ...block.sessions.map(({ day, from, to, place, commune, seats }) => [day, from, to, place, commune?.name, seats].join(' ')),
    block.handIn ? '📷' : '',
  ].filter((part) => part?.trim()).join('\n\n'),
})

const questionPart = (question: QuestionForm, say: Sayings): Listed => ({
  name: question.text.trim(),
  text: [question.text, ...question.choices.map(({ text, right }) => `– ${right ? say.right(text) : text}`), question.explanation].join('\n'),
})

/** Pairs what is the same, then what has the same name, then what stands at the same place; the rest came or went. */
function listed(part: Part, before: readonly Listed[], after: readonly Listed[]): Change[] {
  const pairs = new Map<number, number>()
  const free = new Set(before.keys())
  const pair = (fits: (one: Listed, other: Listed, at: number, to: number) => boolean) => {
    for (const [to, other] of after.entries()) {
      if (pairs.has(to)) continue
      const at = [...free].find((index) => fits(before[index] as Listed, other, index, to))
      if (at === undefined) continue
      pairs.set(to, at)
      free.delete(at)
    }
  }
  pair((one, other) => one.text === other.text)
  pair((one, other) => one.name !== '' && one.name === other.name)
  pair((_one, _other, at, to) => at === to)
  const kept = [...pairs.entries()].sort(([one], [other]) => one - other).map(([, at]) => at)
  const steady = longestRun(kept)
  const changes = after.flatMap((other, to): Change[] => {
    const at = pairs.get(to)
    if (at === undefined) return [{ part, how: 'added', name: other.name, before: '', after: other.text }]
    const one = before[at] as Listed
    if (one.text !== other.text) return [{ part, how: 'changed', name: other.name, before: one.text, after: other.text }]
    return steady.has(at) ? [] : [{ part, how: 'moved', name: other.name, before: String(at + 1), after: String(to + 1) }]
  })
  return [...changes, ...[...free].map((at): Change => ({ part, how: 'removed', name: (before[at] as Listed).name, before: (before[at] as Listed).text, after: '' }))]
}

/** The longest part that is still in its order: only the others were moved. */
function longestRun(order: readonly number[]): ReadonlySet<number> {
  let best: number[] = []
  const runs: number[][] = []
  for (const [index, at] of order.entries()) {
    const before = runs.slice(0, index).filter((run) => (run.at(-1) as number) < at)
    const run = [...before.reduce((longest, one) => (one.length > longest.length ? one : longest), [] as number[]), at]
    runs.push(run)
    if (run.length > best.length) best = run
  }
  return new Set(best)
}

export interface Piece {
  kind: 'same' | 'before' | 'after'
  text: string
}

/** The words that went and those that came, between what both begin and end with. */
export function pieces(before: string, after: string): Piece[] {
  const [one, other] = [before.split(/(\s+)/), after.split(/(\s+)/)]
  let start = 0
  while (start < one.length && start < other.length && one[start] === other[start]) start += 1
  let end = 0
  while (end < one.length - start && end < other.length - start && one.at(-1 - end) === other.at(-1 - end)) end += 1
  const part = (kind: Piece['kind'], words: string[]): Piece[] => (words.join('') === '' ? [] : [{ kind, text: words.join('') }])
  return [
    ...part('same', one.slice(0, start)),
    ...part('before', one.slice(start, one.length - end)),
    ...part('after', other.slice(start, other.length - end)),
    ...part('same', one.slice(one.length - end)),
  ]
}
