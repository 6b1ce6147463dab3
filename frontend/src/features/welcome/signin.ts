/** The ways in: a code by e-mail or SMS, a card with a PIN, and in demo mode a made-up person. Passkeys are in passkey.ts. */

import { work } from '../../app/work.svelte'
import { WhoDocument } from '../../gen/graphql'
import { request } from '../../lib/graphql/client'
import { send } from '../../lib/graphql/transport'
import { Problem } from '../../lib/problem/problem'
import { session } from '../../lib/session/session.svelte'
import { unsent } from '../../offline/unsent.svelte'

export type Channel = 'email' | 'sms'

export interface DemoPerson {
  name: string
  role: string
  address: string
  about: string
}

export async function askCode(channel: Channel, address: string): Promise<void> {
  await send('/auth/code', { channel, address: address.trim() })
}

export async function verifyCode(address: string, code: string): Promise<void> {
  await openSession(await send('/auth/verify', { address: address.trim(), code: code.replace(/\s/g, ''), device: deviceName(navigator.userAgent) }))
}

export async function useCard(card: string, pin: string): Promise<void> {
  await openSession(await send('/auth/card', { card: card.trim(), pin: pin.trim(), device: deviceName(navigator.userAgent) }))
}

/** Empty outside demo mode, where the address does not exist. */
export async function demoPeople(): Promise<DemoPerson[]> {
  try {
    const answer = await send('/dev/people', undefined)
    return Array.isArray(answer) ? (answer as DemoPerson[]) : []
  } catch {
    return []
  }
}

export async function enterAsDemo(person: DemoPerson): Promise<void> {
  await askCode(person.address.includes('@') ? 'email' : 'sms', person.address)
  const sent = await send(`/dev/outbox?address=${encodeURIComponent(person.address)}`, undefined)
  const code = Array.isArray(sent) ? (sent as { code?: string }[])[0]?.code : undefined
  if (!code) throw new Problem('BAD_CODE')
  await verifyCode(person.address, code)
}

/** What every way in ends with: the answer of /auth, then who it is. */
export async function openSession(answer: unknown): Promise<void> {
  const token = (answer as { token?: string | null } | undefined)?.token ?? null
  await session.open(token, async () => {
    const { me } = await request(WhoDocument, {})
    if (!me) throw new Problem('UNAUTHENTICATED')
    return me
  })
  void work.load()
  void unsent.flush()
}

/** Enough for its owner to recognise a phone in the list of devices, not more. */
export function deviceName(agent: string): string {
  const system = /Android|iPhone|iPad|Windows|Mac OS X|Linux/.exec(agent)?.[0] ?? ''
  const browser = /Firefox|Edg|OPR|SamsungBrowser|Chrome|Safari/.exec(agent)?.[0] ?? ''
  const names: Record<string, string> = { Edg: 'Edge', OPR: 'Opera', SamsungBrowser: 'Samsung Internet', 'Mac OS X': 'Mac' }
  return [system, browser].filter(Boolean).map((name) => names[name] ?? name).join(', ') || 'web'
}
