/** Saying something of an idea, and taking it back: what was said last, and which ideas are out of sight until the next answer. */

import { AnswerSuggestionDocument, ForgetSuggestionAnswersDocument, type FeedbackKind } from '../../gen/graphql'
import { t } from '../../lib/i18n/i18n.svelte'
import { perform, type Outcome } from '../../offline/unsent.svelte'
import { toast } from '../../ui/toasts.svelte'

export interface Said {
  id: string
  title: string
  kind: FeedbackKind
  until: string | null
}

export class Answering {
  said = $state.raw<Said>()
  busy = $state(false)
  outcome = $state.raw<Outcome>()
  #away = $state.raw<ReadonlySet<string>>(new Set())
  readonly #changed: () => void

  /** `changed` asks for the ideas again. */
  constructor(changed: () => void) {
    this.#changed = changed
  }

  /** Without network too, what was put aside is not shown. */
  shows = (id: string): boolean => !this.#away.has(id)

  async say(said: Said): Promise<void> {
    if (this.busy) return
    this.busy = true
    const outcome = await perform(AnswerSuggestionDocument, { suggestion: said.id, kind: said.kind, until: said.until }, { label: t().choices.label(said.title) })
    this.busy = false
    this.outcome = outcome
    if (outcome.state === 'refused') return
    this.#away = new Set([...this.#away, said.id])
    this.said = said
    if (outcome.state === 'done') this.#changed()
  }

  async undo(): Promise<void> {
    const { said } = this
    if (this.busy || !said) return
    this.busy = true
    const outcome = await perform(ForgetSuggestionAnswersDocument, { suggestion: said.id }, { label: t().choices.undoLabel(said.title) })
    this.busy = false
    this.outcome = outcome
    if (outcome.state === 'refused') return
    this.#away = new Set([...this.#away].filter((id) => id !== said.id))
    this.said = undefined
    toast(t().choices.undone)
    if (outcome.state === 'done') this.#changed()
  }
}
