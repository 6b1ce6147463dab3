/** What a skill box finds for the words typed: the phone's own list at once, then the server's answer, joined so that no row moves. */

import { SearchSkillsDocument, type Language, type SearchSkillsQuery } from '../gen/graphql'
import { request } from '../lib/graphql/client'
import { i18n } from '../lib/i18n/i18n.svelte'
import { asProblem, type Problem } from '../lib/problem/problem'
import { commonSkills, type CommonSkill } from '../lib/search/common'
import { LocalList, type LocalHit } from '../lib/search/local'
import { merged } from '../lib/search/merge'

type Match = SearchSkillsQuery['searchSkills'][number]

export interface Row {
  skill: CommonSkill
  /** The name that answers; not always the one shown. */
  label: string
  spans: Match['spans']
  byMeaning: boolean
  /** The name that the taxonomies give it, where it is another. */
  official: string | undefined
}

const WAIT_MS = 120
/** Of the phone's own rows: the server's best has to be in sight under them. */
const FIRST = 4
const WITH_SLIP = 2
/** In fewer letters a mistyped beginning is more often another word: the server knows better. */
const SLIP_IN_BEGINNING_FROM = 6
const MOST = 10

export class SkillFinder {
  rows = $state.raw<Row[]>([])
  /** The server is being asked. */
  loading = $state(false)
  problem = $state.raw<Problem | undefined>()
  /** The server has answered what is typed. */
  complete = $state(false)

  #text = ''
  #reached = false
  #language = i18n.language
  #common: LocalList<CommonSkill> | undefined
  /** What the server found for the letters before: found again at once with one letter more. */
  #met = new Map<string, { skill: CommonSkill; labels: string[] }>()
  #running: AbortController | undefined
  #timer: ReturnType<typeof setTimeout> | undefined

  /** The box is about to be used. */
  async open(): Promise<void> {
    this.#reached = true
    const common = await commonSkills()
    if (!common || common === this.#common) return
    this.#common = common
    if (!this.complete) this.rows = merged(this.rows, this.#own(), MOST)
  }

  type(text: string): void {
    this.stop()
    this.#text = text
    if (this.#language !== i18n.language) this.#inAnotherLanguage()
    this.complete = false
    this.problem = undefined
    this.rows = this.#own()
    if (text.length < 2) return
    this.loading = true
    this.#timer = setTimeout(() => void this.ask(), WAIT_MS)
  }

  /** Asks the server now; also to try again. */
  async ask(): Promise<void> {
    this.#running?.abort()
    const running = new AbortController()
    this.#running = running
    this.loading = true
    try {
      const { searchSkills } = await request(SearchSkillsDocument, { text: this.#text }, { signal: running.signal })
      if (running.signal.aborted) return
      for (const { skill, label } of searchSkills) this.#met.set(skill.id, { skill, labels: [skill.label, label] })
      this.rows = merged(this.rows, searchSkills.map(rowOf), MOST)
      this.problem = undefined
      this.complete = true
    } catch (error) {
      if (running.signal.aborted) return
      this.problem = asProblem(error)
      // Nothing better comes: all that the phone knows.
      this.rows = merged(this.rows, this.#hits().map(ownRow), MOST)
    } finally {
      if (!running.signal.aborted) this.loading = false
    }
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#running?.abort()
    this.loading = false
  }

  #inAnotherLanguage(): void {
    this.#language = i18n.language
    this.#common = undefined
    this.#met.clear()
    if (this.#reached) void this.open()
  }

  #hits(): LocalHit<CommonSkill>[] {
    if (this.#text === '') return []
    const common = this.#common?.find(this.#text) ?? []
    const met = new LocalList([...this.#met.values()]).find(this.#text)
    return merged(common, met, common.length + met.length)
  }

  /** What is shown before the server answers. */
  #own(): Row[] {
    const hits = this.#hits()
    const best = hits[0]?.slip ?? 0
    if (best === 2 && this.#text.length < SLIP_IN_BEGINNING_FROM) return []
    return hits.filter(({ slip }) => slip === best).slice(0, best === 0 ? FIRST : WITH_SLIP).map(ownRow)
  }
}

const ownRow = ({ skill, label, spans }: LocalHit<CommonSkill>): Row => ({ skill, label, spans, byMeaning: false, official: undefined })

function rowOf({ skill, label, spans, byMeaning }: Match): Row {
  const language: Language = i18n.language === 'en' ? 'EN' : 'FR'
  const official = skill.labels.find((one) => one.preferred && one.language === language && one.text.toLowerCase() !== skill.label.toLowerCase())
  return { skill, label, spans, byMeaning, official: official?.text }
}
