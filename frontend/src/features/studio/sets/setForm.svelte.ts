/** A set being put together, kept on this phone under the profile's name until the server has it, as the text of a module is. */

import type { InSetFragment, SetWholeFragment } from '../../../gen/graphql'
import { readSetting, writeSetting } from '../../../offline/db'
import { Autosave } from '../autosave'

export type Item = InSetFragment & { uid: string }

export interface SetFields {
  organisation: string
  title: string
  summary: string
  order: 'ordered' | 'free'
  items: Item[]
}

export const item = (module: InSetFragment): Item => ({ ...module, uid: module.id })

export function fieldsOf(set: SetWholeFragment | undefined, organisation: string): SetFields {
  return {
    organisation: set?.organisation.id ?? organisation, title: set?.title ?? '', summary: set?.summary ?? '',
    order: set && !set.ordered ? 'free' : 'ordered', items: (set?.modules ?? []).map(item),
  }
}

/** Nothing that would be sent differs. */
const said = ({ organisation, title, summary, order, items }: SetFields) => JSON.stringify([organisation, title.trim(), summary.trim(), order, items.map(({ id }) => id)])

export class SetDraft {
  fields = $state<SetFields>() as SetFields
  /** What is on screen was begun before and never reached the server. */
  restored = $state(false)

  readonly #name: string
  readonly #first: SetFields
  readonly #autosave: Autosave<SetFields>
  #open = false

  constructor(profile: string, set: SetWholeFragment | undefined, organisation: string) {
    this.#name = `studio-set:${profile}:${set?.id ?? 'new'}`
    this.#first = fieldsOf(set, organisation)
    this.#autosave = new Autosave((fields) => writeSetting(this.#name, fields))
    this.fields = structuredClone(this.#first)
  }

  async open(): Promise<void> {
    const kept = await readSetting<SetFields>(this.#name).catch(() => undefined)
    if (kept && said(kept) !== said(this.#first)) {
      this.fields = kept
      this.restored = true
    }
    this.#open = true
  }

  /** Call when the fields changed. Without a database they last as long as the page. */
  changed(fields: SetFields): void {
    if (this.#open && said(fields) !== said(this.#first)) this.#autosave.change(fields)
  }

  async flush(): Promise<void> {
    await this.#autosave.flush().catch(() => undefined)
  }

  /** The server, or the outbox, has it. */
  async forget(): Promise<void> {
    await this.#autosave.drop()
    await writeSetting(this.#name, null).catch(() => undefined)
  }

  /** Back to what the server has, or to nothing. */
  async revert(): Promise<void> {
    await this.forget()
    this.fields = structuredClone(this.#first)
    this.restored = false
  }
}
