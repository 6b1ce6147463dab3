/** What was answered goes on the tree: one action for each skill with a key of its own, kept on the phone first. */

import { TellExperienceDocument, type TellExperienceInput } from '../../gen/graphql'
import { t } from '../../lib/i18n/i18n.svelte'
import { unsent, type Entry } from '../../offline/unsent.svelte'

/** A slow network does not hold the screen: what is left follows by itself. */
const FLUSH_MS = 6000

export interface Telling {
  label: string
  input: Omit<TellExperienceInput, 'key'>
}

/** Which of them are not at the server yet, refused ones too, by skill. */
export async function sendAll(tellings: readonly Telling[]): Promise<Map<string, Entry>> {
  const skills = new Map<string, string>()
  for (const { label, input } of tellings) {
    const key = await unsent.store({ query: TellExperienceDocument.toString(), input, label: t().skills.addLabel(label) })
    skills.set(key, String(input.skill))
  }
  await Promise.race([unsent.flush(), new Promise((resolve) => setTimeout(resolve, FLUSH_MS))])
  await unsent.refresh()
  return new Map(unsent.mine.flatMap((entry) => (skills.has(entry.key) ? [[skills.get(entry.key) ?? '', entry]] : [])))
}
