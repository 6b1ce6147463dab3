/**
 * Which wording somebody reads: as they chose it by hand, which holds from block to block and from module to module, else as
 * a test before the course advised for its modules. Kept on the phone with the rest of what that person reads.
 */

import { session } from '../../../lib/session/session.svelte'
import { readCache, writeCache } from '../../../offline/cache'

export type Wording = 'usual' | 'easier' | 'harder'

interface Kept {
  byHand: Wording | null
  advised: Record<string, Wording>
}

interface Worded {
  easier?: string | null | undefined
  harder?: string | null | undefined
}

const NAME = 'wording'
const NONE: Kept = { byHand: null, advised: {} }

let kept = $state.raw<Kept>(NONE)
let readFor: string | null = null

async function keep(change: Partial<Kept>): Promise<void> {
  kept = { ...kept, ...change }
  if (session.profile) await writeCache(session.profile, NAME, kept)
}

export const wording = {
  /** Reads what this phone kept for whoever is here now; what was chosen meanwhile stays. */
  async load(): Promise<void> {
    const { profile } = session
    if (profile === readFor) return
    readFor = profile
    kept = NONE
    const before = profile ? await readCache<Kept>(profile, NAME) : undefined
    if (before && kept === NONE && readFor === profile) kept = before.data
  },
  /** What is shown of a block: the usual words where the author wrote no others. */
  of(block: Worded, module: string): Wording {
    const chosen = kept.byHand ?? kept.advised[module] ?? 'usual'
    return chosen !== 'usual' && block[chosen] ? chosen : 'usual'
  },
  /** As a test before the course advises for its modules. It is newer than what was chosen by hand. */
  async choose(which: Wording, modules: readonly string[]): Promise<void> {
    await this.load()
    await keep({ byHand: null, advised: { ...kept.advised, ...Object.fromEntries(modules.map((module) => [module, which])) } })
  },
  toggle(which: Exclude<Wording, 'usual'>, block: Worded, module: string): void {
    void keep({ byHand: this.of(block, module) === which ? 'usual' : which })
  },
}
