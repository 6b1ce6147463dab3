/** Which leaves this person has not seen growing yet, remembered on the phone. */

import { readSetting, writeSetting } from '../../offline/db'

/** Empty on the first visit from a phone: everything is new there, so nothing is. */
export async function freshLeaves(profile: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const name = `seen:${profile}`
  const seen = await readSetting<string[]>(name)
  await writeSetting(name, [...ids])
  if (!seen) return new Set()
  return new Set(ids.filter((id) => !seen.includes(id)))
}
