/** One module being written: what is on screen, what the phone keeps, what the server has, and the way between them. */

import { DraftDocument, PublishModuleDocument, SaveModuleDocument, WithdrawModuleDocument, type DraftWholeFragment, type Language } from '../../gen/graphql'
import { request } from '../../lib/graphql/client'
import { asProblem, Problem } from '../../lib/problem/problem'
import { perform, unsent, type Outcome } from '../../offline/unsent.svelte'
import { Autosave } from './autosave'
import { emptyForm, formOf, inputOf, sameContent, type ModuleForm, type TaggedSkill } from './form'
import { dropDraft, keepDraft, keptDraft, type KeptDraft } from './keep'
import { draftOf } from './sent'

export interface Opening {
  profile: string
  /** The module, or null with `fresh` for one that was never saved. */
  module: string | null
  fresh: string
  organisation: string
  language: Language
  /** What a new module teaches before anything is written. */
  teaches?: () => Promise<TaggedSkill[]>
  /** Called once the new module has an address of its own. */
  onnamed: (module: string) => void
}

async function readDraft(module: string): Promise<DraftWholeFragment> {
  const { draft } = await request(DraftDocument, { id: module })
  if (!draft) throw new Problem('NOT_FOUND')
  return draft
}

export class Editor {
  form = $state<ModuleForm | undefined>()
  server = $state.raw<DraftWholeFragment | undefined>()
  problem = $state.raw<Problem | undefined>()
  outcome = $state.raw<Outcome | undefined>()
  busy = $state(false)
  /** When the text on screen comes from this phone and not from the server. */
  restored = $state<Date | undefined>()
  /** Somebody saved another version since this text was begun. */
  overtaken = $state(false)
  kept = $state<'no' | 'yes' | 'failed'>('no')

  readonly #opening: Opening
  readonly #autosave: Autosave<ModuleForm>
  #module: string | null
  #sent: KeptDraft['sent']
  #baseline = $state.raw<ModuleForm | undefined>()

  constructor(opening: Opening) {
    this.#opening = opening
    this.#module = opening.module
    this.#autosave = new Autosave((form) => this.#keep(form))
  }

  get module(): string | null {
    return this.#module
  }

  get dirty(): boolean {
    return this.form !== undefined && this.#baseline !== undefined && !sameContent(this.form, this.#baseline)
  }

  async open(): Promise<void> {
    const kept = await keptDraft(this.#opening.profile, this.#name)
    this.#sent = kept?.sent
    if (this.#module === null) {
      const teaches = (await this.#opening.teaches?.()) ?? []
      this.#begin({ ...emptyForm(this.#opening.organisation, this.#opening.language), teaches }, kept)
      if (this.#sent) await this.#findSent()
      return
    }
    try {
      const draft = await readDraft(this.#module)
      this.server = draft
      this.overtaken = Boolean(kept?.base && kept.base !== draft.savedAt)
      this.problem = undefined
      this.#begin(formOf(draft), kept)
    } catch (error) {
      this.problem = asProblem(error)
      // Offline, what the phone has can still be worked on.
      if (kept && this.form === undefined) this.#begin(kept.form, kept)
    }
  }

  #begin(baseline: ModuleForm, kept: KeptDraft | undefined): void {
    this.#baseline = baseline
    const differs = kept !== undefined && !sameContent(kept.form, baseline)
    this.form = structuredClone(differs ? kept.form : baseline)
    this.restored = differs ? new Date(kept.at) : undefined
    this.kept = differs ? 'yes' : 'no'
    if (kept && !differs && !kept.sent) void dropDraft(this.#opening.profile, this.#name)
  }

  /** Call when the form changed. */
  changed(snapshot: ModuleForm): void {
    if (this.#baseline && sameContent(snapshot, this.#baseline)) return
    this.kept = 'no'
    this.#autosave.change(snapshot)
  }

  async flush(): Promise<void> {
    try {
      await this.#autosave.flush()
    } catch {
      this.kept = 'failed'
    }
  }

  /** Back to what the server has. */
  async revert(): Promise<void> {
    await this.#forget()
    if (this.#baseline) this.form = structuredClone(this.#baseline)
    this.restored = undefined
    this.overtaken = false
  }

  /** True once the server has exactly what is on screen. */
  async save(label: string): Promise<boolean> {
    if (!this.form || this.busy) return false
    this.busy = true
    try {
      await this.flush()
      if (this.#sent && !(await this.#findSent())) return false
      const form = $state.snapshot(this.form) as ModuleForm
      const input = inputOf(form, this.#module)
      const outcome = await perform(SaveModuleDocument, input, { label })
      this.outcome = outcome
      if (outcome.state === 'done') await this.#saved(outcome.data.draft)
      if (outcome.state === 'waiting') {
        if (this.#module === null) this.#sent = { key: outcome.key, input }
        await this.#keep(form)
      }
      return outcome.state === 'done' && !this.dirty
    } finally {
      this.busy = false
    }
  }

  async publish(label: string): Promise<boolean> {
    if (this.#module === null || this.busy) return false
    this.busy = true
    try {
      const outcome = await perform(PublishModuleDocument, { module: this.#module }, { label })
      this.outcome = outcome
      if (outcome.state === 'done') await this.#saved(outcome.data.draft)
      return outcome.state === 'done'
    } finally {
      this.busy = false
    }
  }

  /** Nobody begins it any more. What is on screen stays. */
  async withdraw(label: string): Promise<boolean> {
    if (this.#module === null || this.busy) return false
    this.busy = true
    try {
      const outcome = await perform(WithdrawModuleDocument, { module: this.#module }, { label })
      this.outcome = outcome
      if (outcome.state === 'done') this.server = outcome.data.draft
      return outcome.state === 'done'
    } finally {
      this.busy = false
    }
  }

  get #name(): string {
    return this.#module ?? `new:${this.#opening.fresh}`
  }

  async #saved(draft: DraftWholeFragment): Promise<void> {
    const named = this.#module === null
    this.server = draft
    this.#baseline = formOf(draft)
    this.restored = undefined
    this.overtaken = false
    if (!this.dirty || named) await this.#forget()
    this.#sent = undefined
    this.#module = draft.id
    if (named) this.#opening.onnamed(draft.id)
    // What was typed while it was on its way stays kept, now under the module's name.
    if (this.dirty && this.form) await this.#keep($state.snapshot(this.form) as ModuleForm)
  }

  /**
   * A first saving was left to the outbox: the module it made, or makes now, is found by its key, so that it is not made
   * twice. The outbox may still send it too: the key has one answer. False while nothing can be known.
   */
  async #findSent(): Promise<boolean> {
    const sent = this.#sent
    if (!sent) return true
    if (unsent.mine.some((entry) => entry.key === sent.key && entry.state === 'refused')) {
      // This text takes the place of the one that was refused.
      await unsent.discard(sent.key)
      this.#sent = undefined
      return true
    }
    try {
      const draft = await draftOf(sent)
      if (draft) await this.#saved(draft)
      this.#sent = undefined
      return true
    } catch (error) {
      const { code, said } = asProblem(error)
      this.outcome = { state: 'waiting', key: sent.key, problem: { code, said } }
      return false
    }
  }

  async #keep(form: ModuleForm): Promise<void> {
    const base = this.server?.savedAt ?? null
    await keepDraft(this.#opening.profile, { id: this.#name, form, at: Date.now(), base, sent: this.#sent })
    this.kept = 'yes'
  }

  async #forget(): Promise<void> {
    await this.#autosave.drop()
    await dropDraft(this.#opening.profile, this.#name)
    this.kept = 'no'
  }
}
