/** For which organisation somebody is welcomed: those where I counsel or run the place. */

import { work } from '../../app/work.svelte'

export function welcoming(): { id: string; name: string }[] {
  const all = [...work.organisations('COUNSELLOR'), ...work.organisations('FACILITATOR')]
  return all.filter((one, at) => all.findIndex(({ id }) => id === one.id) === at)
}
