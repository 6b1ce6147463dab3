/** The profiles that this phone keeps behind a PIN: what may be seen of them while they are locked, and nothing more. */

import { readSetting, writeSetting } from '../../offline/db'
import type { PinRecord } from '../../offline/pin'
import { vault } from '../../offline/vault'

/** How a profile is known on the locked phone: chosen by its owner, to mean nothing to others. */
export interface Mark {
  text: string
  shape: 'leaf' | 'star' | 'circle' | 'square' | 'triangle' | 'heart'
  colour: 'green' | 'blue' | 'red' | 'violet' | 'brown' | 'grey'
}

export interface PhoneProfile {
  profile: string
  /** What the server knows this phone by; null once five wrong PINs ended it. */
  handle: string | null
  mark: Mark
  pin: PinRecord
  /** Wrong PINs in a row that this phone judged by itself. */
  wrong: number
}

const SETTING = 'phone'

let list = $state.raw<readonly PhoneProfile[]>([])

async function keep(next: readonly PhoneProfile[]): Promise<void> {
  list = next
  vault.guard(next.map(({ profile }) => profile))
  await writeSetting(SETTING, next.length > 0 ? next : null)
}

export const phone = {
  get profiles(): readonly PhoneProfile[] {
    return list
  },
  of: (profile: string | null): PhoneProfile | undefined => list.find((one) => one.profile === profile),

  async load(): Promise<void> {
    list = (await readSetting<PhoneProfile[]>(SETTING)) ?? []
    vault.guard(list.map(({ profile }) => profile))
  },
  put: (one: PhoneProfile): Promise<void> =>
    keep(phone.of(one.profile) ? list.map((kept) => (kept.profile === one.profile ? one : kept)) : [...list, one]),
  remove: (profile: string): Promise<void> => keep(list.filter((one) => one.profile !== profile)),
}
