/** The one draft of this phone: kept in its database at every touch, so that a reload loses nothing. */

import { session } from '../../lib/session/session.svelte'
import { readSetting, writeSetting } from '../../offline/db'
import { emptyDraft, judge, toggled, type Draft, type Pick, type Place } from './draft'

export const SETTING = 'draft'

let current = $state.raw<Draft>(emptyDraft(null, 0))
let doubtful = $state(false)
let saving: Promise<void> = Promise.resolve()

function change(part: Partial<Draft>): void {
  const fresh = current.picks.length === 0 ? { profile: session.profile } : {}
  current = { ...current, ...fresh, ...part, touchedAt: Date.now() }
  save(current)
}

/** One write after the other. A browser without a database (some private windows) keeps the draft as long as the page. */
function save(value: Draft | null): void {
  saving = saving.then(() => writeSetting(SETTING, value)).catch(() => undefined)
}

export const draft = {
  get picks(): readonly Pick[] {
    return current.picks
  },
  get place(): Place | null {
    return current.place
  },
  get keeping(): boolean {
    return current.keeping
  },
  get sent(): Draft['sent'] {
    return current.sent
  },
  get voiceTold(): boolean {
    return current.voiceTold
  },
  /** Somebody else may hold the phone: ask before showing anything. */
  get doubtful(): boolean {
    return doubtful
  },
  has: (id: string): boolean => current.picks.some((pick) => pick.id === id),

  /** Reads what this phone holds: another tab may have changed it, or somebody erased the phone. */
  async restore(): Promise<void> {
    await saving
    try {
      current = (await readSetting<Draft>(SETTING)) ?? emptyDraft(session.profile, Date.now())
    } catch {
      // No database: the page's own memory is all there is.
    }
    draft.look()
  },
  /** Looks again at whose it may be: when it is read, and when the screen wakes up. */
  look(): void {
    const verdict = judge(current, session.profile, Date.now())
    if (verdict === 'forget') draft.erase()
    else doubtful = verdict === 'ask'
  },
  itIsMe(): void {
    doubtful = false
    change({ profile: session.profile })
  },

  toggle: (pick: Pick) => change({ picks: toggled(current.picks, pick) }),
  setLevel: (at: number, level: number) => change({ picks: current.picks.map((pick, index) => (index === at ? { ...pick, level } : pick)) }),
  setPlace: (place: Place | null) => change({ place }),
  keep: () => change({ keeping: true }),
  codeSent: (sent: Draft['sent']) => change({ sent }),
  tellOfVoice: () => change({ voiceTold: true }),

  erase(): void {
    const existed = current.picks.length > 0
    current = emptyDraft(session.profile, Date.now())
    doubtful = false
    if (existed) save(null)
  },
  /** Everything chosen is on the phone. */
  saved: (): Promise<void> => saving,
  /** For tests: as if the page were opened again. */
  forgetPage(): void {
    current = emptyDraft(null, 0)
    doubtful = false
  },
}
