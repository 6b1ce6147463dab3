/** Where somebody goes once they are in. */

import { HOME } from '../../lib/router/home'
import { session } from '../../lib/session/session.svelte'
import { readSetting, writeSetting } from '../../offline/db'

export { HOME }

/** Only a path of this app: a link must not send people elsewhere after they signed in. */
export function wantedPath(search: string): string {
  const wanted = new URLSearchParams(search).get('vers') ?? HOME
  return /^\/(?![/\\])/.test(wanted) ? wanted : HOME
}

/** A newcomer without a name is asked for one, once on this phone, and never on the way to something they came for. */
export async function arrivalPath(search: string): Promise<string> {
  const wanted = wantedPath(search)
  if (wanted !== HOME || session.name !== '' || !session.profile) return wanted
  const asked = `hello:${session.profile}`
  if (await readSetting<boolean>(asked)) return wanted
  await writeSetting(asked, true)
  return '/bonjour'
}
