/** What was ticked goes on the tree: one action each, kept on the phone first, sent at once where there is a network. */

import { DeclareSkillDocument } from '../../gen/graphql'
import { t } from '../../lib/i18n/i18n.svelte'
import { unsent, type Entry } from '../../offline/unsent.svelte'

/** A slow network does not hold the screen: what is left follows by itself. */
const FLUSH_MS = 6000

export interface Declaration {
  skill: { id: string; label: string }
  level: number
}

/** Which of them are not at the server yet, refused ones too. */
export async function declareAll(wanted: readonly Declaration[]): Promise<Entry[]> {
  const keys = new Set<string>()
  for (const { skill, level } of wanted) {
    const input = { skill: skill.id, level, note: null }
    keys.add(await unsent.store({ query: DeclareSkillDocument.toString(), input, label: t().skills.addLabel(skill.label) }))
  }
  await Promise.race([unsent.flush(), new Promise((resolve) => setTimeout(resolve, FLUSH_MS))])
  await unsent.refresh()
  return unsent.mine.filter((entry) => keys.has(entry.key))
}
