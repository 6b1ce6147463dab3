/** What the server has to be told once it can be reached again: sessions that ended here, locked profiles that this phone forgot. */

import { readSetting, writeSetting } from '../../offline/db'
import { send } from '../graphql/transport'
import { asProblem } from '../problem/problem'

interface Owed {
  /** Null stands for the cookie, which scripts cannot read. */
  tokens: (string | null)[]
  handles: string[]
}

const SETTING = 'owed'
/** Who waits for it is somebody who wants the phone. */
const LIMIT_MS = 8_000

let telling: Promise<unknown> = Promise.resolve()

const read = async (): Promise<Owed> => (await readSetting<Owed>(SETTING)) ?? { tokens: [], handles: [] }
const write = (owed: Owed): Promise<void> => writeSetting(SETTING, owed.tokens.length + owed.handles.length > 0 ? owed : null)

/** True when it is settled: done, or refused for good. */
async function tell(path: string, body: object, token?: string | null): Promise<boolean> {
  try {
    await send(path, body, { token, timeLimitMs: LIMIT_MS })
    return true
  } catch (error) {
    return !asProblem(error).passes
  }
}

export function endSession(token: string | null): Promise<void> {
  const ending = tell('/auth/signout', {}, token).then(async (done) => {
    if (done) return
    const owed = await read()
    await write({ ...owed, tokens: [...owed.tokens, token] })
  })
  telling = Promise.allSettled([telling, ending])
  return ending
}

export async function forgetHandle(handle: string): Promise<void> {
  if (await tell('/auth/forget', { handle })) return
  const owed = await read()
  await write({ ...owed, handles: [...owed.handles, handle] })
}

/** An answer that is still on its way could take back the cookie of whoever comes in next: they wait for it. */
export async function allTold(): Promise<void> {
  await telling
}

/** Tries again. With nobody in, for a cookie is only ever that of whoever is in. */
export function settle(): Promise<void> {
  const settling = telling.then(tellAgain)
  telling = settling.catch(() => undefined)
  return settling
}

async function tellAgain(): Promise<void> {
  const owed = await read()
  const left: Owed = { tokens: [], handles: [] }
  for (const token of owed.tokens) if (!(await tell('/auth/signout', {}, token))) left.tokens.push(token)
  for (const handle of owed.handles) if (!(await tell('/auth/forget', { handle }))) left.handles.push(handle)
  if (owed.tokens.length + owed.handles.length > 0) await write(left)
}

/** Somebody came in: their cookie took the place of the one that was to end. */
export async function cookieReplaced(): Promise<void> {
  const owed = await read()
  if (owed.tokens.includes(null)) await write({ ...owed, tokens: owed.tokens.filter((token) => token !== null) })
}
