/** "Write this module": an address of a new module whose skill is tagged already, and the way back from that address to the skill. */

import { SkillToTeachDocument } from '../../gen/graphql'
import { request } from '../../lib/graphql/client'
import { atUsualLevel } from '../studio/usual'

const NAME = 'apprend'

export const newModuleFor = (skill: string): string => `/atelier/nouveau/${crypto.randomUUID()}?${new URLSearchParams({ [NAME]: skill })}`

/** What the new module at this address teaches. Nothing where the skill cannot be read now: its author picks it. */
export async function toTeach(search: string): Promise<ReturnType<typeof atUsualLevel>[]> {
  const id = new URLSearchParams(search).get(NAME)
  if (!id) return []
  try {
    const { node } = await request(SkillToTeachDocument, { id })
    return node?.__typename === 'Skill' ? [atUsualLevel(node)] : []
  } catch {
    return []
  }
}
