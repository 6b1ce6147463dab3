/**
 * From draft to account: in one transaction of the phone's database the draft goes and its actions come, bound to the
 * profile that is now signed in. A reload before it loses nothing, one after it doubles nothing.
 */

import { DeclareSkillDocument, ProposeSkillDocument, UpdateProfileDocument } from '../../gen/graphql'
import { i18n, t } from '../../lib/i18n/i18n.svelte'
import { database } from '../../offline/db'
import type { Entry } from '../../offline/entry'
import { leavesOf, type Draft } from './draft'
import { draft, SETTING } from './draft.svelte'

interface Action {
  query: string
  input: Record<string, unknown>
  label: string
}

export function actionsOf(kept: Pick<Draft, 'picks' | 'place'>): Action[] {
  const leaves = leavesOf(kept.picks).map(({ skill, label, level }) => ({
    query: (skill === null ? ProposeSkillDocument : DeclareSkillDocument).toString(),
    input: skill === null ? { label, level, language: i18n.language === 'en' ? 'EN' : 'FR', kind: 'SKILL' } : { skill, level, note: null },
    label: t().skills.addLabel(label),
  }))
  if (!kept.place) return leaves
  return [{ query: UpdateProfileDocument.toString(), input: { commune: kept.place.insee }, label: t().me.profileLabel }, ...leaves]
}

/** How many actions now wait to be sent; 0 when there was no draft (another tab was faster). */
export async function handOver(profile: string): Promise<number> {
  await draft.saved()
  const change = (await database()).transaction(['settings', 'outbox'], 'readwrite')
  const [settings, outbox] = [change.objectStore('settings'), change.objectStore('outbox')]
  const kept = (await settings.get(SETTING)) as Draft | undefined
  const actions = kept ? actionsOf(kept) : []
  const last = (await outbox.index('order').openCursor(null, 'prev'))?.value.order ?? 0
  const added = actions.map(({ query, input, label }, index) => {
    const key = crypto.randomUUID()
    const entry: Entry = { key, order: last + 1 + index, profile, query, input: { ...input, key }, label, madeAt: Date.now(), attempts: 0, notBefore: 0, state: 'waiting' }
    return outbox.add(entry)
  })
  await Promise.all([...added, settings.delete(SETTING), change.done])
  draft.erase()
  return actions.length
}
