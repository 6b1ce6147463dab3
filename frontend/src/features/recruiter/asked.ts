/**
 * Which contacts this recruiter asked for, by id only: the server says the rest each time it is shown, so that a yes that
 * is taken back is not read from the phone.
 */

import { readSetting, writeSetting } from '../../offline/db'

const MOST = 100
const name = (profile: string) => `recruiter-asked:${profile}`

export async function askedContacts(profile: string): Promise<string[]> {
  return (await readSetting<string[]>(name(profile))) ?? []
}

/** Newest first; a contact seen again keeps its place. */
export async function rememberContacts(profile: string, ids: readonly string[]): Promise<void> {
  const known = await askedContacts(profile)
  const fresh = ids.filter((id, index) => !known.includes(id) && ids.indexOf(id) === index)
  if (fresh.length > 0) await writeSetting(name(profile), [...fresh, ...known].slice(0, MOST))
}
