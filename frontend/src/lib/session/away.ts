/** How long a phone was put down. A profile with a PIN locks after this long without a touch, in the background or closed. */

import { readSetting, writeSetting } from '../../offline/db'

export const AWAY_MS = 10 * 60_000

const SETTING = 'seen'

export const lastSeen = async (): Promise<number> => (await readSetting<number>(SETTING)) ?? 0

export const seen = (at: number = Date.now()): Promise<void> => writeSetting(SETTING, at)
