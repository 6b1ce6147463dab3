/** What this person posted from this phone, to find its answers again: the server has no list of it. */

import { readSetting, writeSetting } from '../../offline/db'

export interface Posted {
  id: string
  title: string
}

const MOST = 50
const name = (profile: string) => `posted:${profile}`

export async function posted(profile: string): Promise<Posted[]> {
  return (await readSetting<Posted[]>(name(profile))) ?? []
}

/** Newest first. */
export async function rememberPosted(profile: string, one: Posted): Promise<void> {
  const known = (await posted(profile)).filter(({ id }) => id !== one.id)
  await writeSetting(name(profile), [one, ...known].slice(0, MOST))
}
