/** What this phone itself knows of somebody's way through a module: unsent work counts on screen over what the server last said. */

import type { ModulePageQuery } from '../../gen/graphql'
import { session } from '../../lib/session/session.svelte'
import { readCache, writeCache } from '../../offline/cache'
import type { Entry } from '../../offline/entry'
import { unsent } from '../../offline/unsent.svelte'

interface Version {
  id: string
  version: number
  progress?: { blocksDone: number } | null | undefined
}

type Progress = NonNullable<Extract<NonNullable<ModulePageQuery['node']>, { __typename: 'Module' }>['progress']>

const NONE: Progress = { blocksDone: 0, quizPassed: false, completedAt: null }

function unsentOf(module: Version, operation: RegExp): Entry[] {
  return unsent.mine.filter(({ query, input }) => operation.test(query) && input.module === module.id && input.version === module.version)
}

/** How many blocks are read, on whichever device that was. */
export function blocksRead(module: Version): number {
  return Math.max(module.progress?.blocksDone ?? 0, ...unsentOf(module, /\bsaveProgress\b/).map(({ input }) => Number(input.blocksDone)))
}

/** The end of the module as it waits here. Of several (two tabs were open) one that the server has not refused. */
export function finishing(module: Version): Entry | undefined {
  const entries = unsentOf(module, /\bcompleteModule\b/)
  return entries.find(({ state }) => state === 'waiting') ?? entries.at(-1)
}

/** Into what is readable offline: a page that was kept when the module began would begin it again. */
export async function keepProgress(module: Version, change: Partial<Progress>): Promise<void> {
  const { profile } = session
  if (!profile) return
  const name = `module:${module.id}`
  const node = (await readCache<ModulePageQuery>(profile, name))?.data.node
  if (node?.__typename !== 'Module' || node.version !== module.version) return
  await writeCache(profile, name, { node: { ...node, progress: { ...NONE, ...node.progress, ...change } } } satisfies ModulePageQuery)
}
