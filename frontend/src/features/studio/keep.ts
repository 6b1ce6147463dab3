/**
 * Modules being written, kept on this phone until the server has them. In the settings store and not among what sign-out
 * forgets: a text is never lost because a session ended. The key carries the profile, so nobody else on the phone sees it.
 */

import { database } from '../../offline/db'
import { wholeForm, type ModuleForm, type SaveInput } from './form'

export interface KeptDraft {
  /** A module's id, or `new:` and a UUID before its first saving. */
  id: string
  form: ModuleForm
  at: number
  /** `savedAt` of the version that was being changed. */
  base: string | null
  /** A first saving that waits for the network: its key finds the module again, so that it is not made twice. */
  sent?: { key: string; input: SaveInput } | undefined
}

const prefix = (profile: string) => `studio-draft:${profile}:`

export async function keepDraft(profile: string, draft: KeptDraft): Promise<void> {
  await (await database()).put('settings', draft, prefix(profile) + draft.id)
}

export async function keptDraft(profile: string, id: string): Promise<KeptDraft | undefined> {
  const kept = (await (await database()).get('settings', prefix(profile) + id)) as KeptDraft | undefined
  return kept && { ...kept, form: wholeForm(kept.form) }
}

export async function dropDraft(profile: string, id: string): Promise<void> {
  await (await database()).delete('settings', prefix(profile) + id)
}

/** Newest first. */
export async function keptDrafts(profile: string): Promise<KeptDraft[]> {
  const start = prefix(profile)
  const rows = (await (await database()).getAll('settings', IDBKeyRange.bound(start, `${start}\uffff`))) as KeptDraft[]
  return rows.sort((one, other) => other.at - one.at)
}
