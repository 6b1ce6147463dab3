/** Which work screens the signed-in person has, from their roles in organisations. Kept on the phone for the menu. */

import { WorkDocument, type WorkQuery } from '../gen/graphql'
import { request } from '../lib/graphql/client'
import { session } from '../lib/session/session.svelte'
import { readCache, writeCache } from '../offline/cache'

let answer = $state.raw<WorkQuery | undefined>()

const has = (...roles: string[]): boolean => (answer?.me?.roles ?? []).some(({ role }) => roles.includes(role))

export const work = {
  get author(): boolean {
    return has('AUTHOR')
  },
  get recruiter(): boolean {
    return has('RECRUITER')
  },
  /** Organisations where the person has that role. */
  organisations(role: string): { id: string; name: string }[] {
    return (answer?.me?.roles ?? []).filter((one) => one.role === role).map((one) => one.organisation)
  },
  async load(): Promise<void> {
    const profile = session.profile
    answer = undefined
    if (!profile) return
    answer = (await readCache<WorkQuery>(profile, 'work'))?.data
    try {
      answer = await request(WorkDocument, {})
      // A server that forgot the session without a 401 (a cookie that is gone): ask to sign in again, lose nothing.
      if (answer.me === null) return session.expire()
      await writeCache(profile, 'work', answer)
    } catch {
      // The menu stays as it was; each screen says itself what it cannot reach.
    }
  },
}
