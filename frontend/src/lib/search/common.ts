/**
 * The most used skills of the territory, to search on the phone itself. Fetched when they are first wanted, kept by language with
 * their date, asked for again once a day. They are the person's own cache: another territory has others.
 */

import { CommonSkillsDocument, type CommonSkillsQuery } from '../../gen/graphql'
import { readCache, writeCache, type Kept } from '../../offline/cache'
import { GUEST } from '../../offline/entry'
import { request } from '../graphql/client'
import { i18n } from '../i18n/i18n.svelte'
import { session } from '../session/session.svelte'
import { LocalList } from './local'

export type CommonSkill = CommonSkillsQuery['commonSkills'][number]['skill']
type Common = LocalList<CommonSkill>

export const FRESH_MS = 24 * 60 * 60_000

const lists = new Map<string, { at: number; list: Common }>()
const running = new Map<string, Promise<Common | undefined>>()

/**
 * Undefined where the phone has none and the network is away. An old list is given at once, and renewed for the next time: it never
 * changes while somebody types.
 */
export async function commonSkills(): Promise<Common | undefined> {
  const profile = session.profile ?? GUEST
  const name = `common-skills:${i18n.language}`
  const key = `${profile} ${name}`
  const known = lists.get(key) ?? (await keptList(profile, name, key))
  if (known && Date.now() - known.at < FRESH_MS) return known.list
  let renewal = running.get(key)
  if (!renewal) {
    renewal = renew(profile, name, key).finally(() => running.delete(key))
    running.set(key, renewal)
  }
  return known ? known.list : renewal
}

/** For tests: as if the page were opened again. */
export function forgetCommon(): void {
  lists.clear()
}

async function keptList(profile: string, name: string, key: string): Promise<{ at: number; list: Common } | undefined> {
  const kept: Kept<CommonSkillsQuery> | undefined = await readCache<CommonSkillsQuery>(profile, name).catch(() => undefined)
  if (!kept) return undefined
  const entry = { at: kept.at, list: new LocalList(kept.data.commonSkills) }
  lists.set(key, entry)
  return entry
}

async function renew(profile: string, name: string, key: string): Promise<Common | undefined> {
  const language = i18n.language
  try {
    const data = await request(CommonSkillsDocument, {})
    // The language was changed while it was on its way: nobody can tell in which one it came.
    if (language !== i18n.language) return undefined
    const list = new LocalList(data.commonSkills)
    lists.set(key, { at: Date.now(), list })
    await writeCache(profile, name, data).catch(() => undefined)
    return list
  } catch {
    // The server's own answer still comes, or its absence is said beside the box.
    return undefined
  }
}
