/**
 * The contacts this recruiter asked for, as last seen. A name or an address is never among what is kept: the server says it
 * each time it is shown, so that a yes that is taken back is not read from the phone.
 */

import type { ContactStateFragment } from '../../gen/graphql'
import { readSetting, writeSetting } from '../../offline/db'

const MOST = 100
const name = (profile: string) => `recruiter-asked:${profile}`

export async function askedContacts(profile: string): Promise<ContactStateFragment[]> {
  return (await readSetting<ContactStateFragment[]>(name(profile))) ?? []
}

/** Newest first; a contact seen again keeps its place and takes its new state. */
export async function rememberContacts(profile: string, seen: readonly ContactStateFragment[]): Promise<void> {
  const contacts = new Map((await askedContacts(profile)).map((contact) => [contact.id, contact]))
  for (const contact of seen) contacts.set(contact.id, { ...contact, displayName: null, reachAt: null })
  const sorted = [...contacts.values()].sort((one, other) => other.at.localeCompare(one.at))
  await writeSetting(name(profile), sorted.slice(0, MOST))
}
