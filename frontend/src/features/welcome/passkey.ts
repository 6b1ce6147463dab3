/** Keeping and entering with what unlocks the phone. The library comes only when somebody chooses it. */

import type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser'
import { send } from '../../lib/graphql/transport'
import { deviceName, openSession } from './signin'

/** The person said no, or the phone did: nothing is wrong, another way is needed. */
export class PasskeyDeclined extends Error {}

interface Asked<Options> {
  challenge: string
  options: Options
}

export const canUsePasskeys = (): boolean => typeof PublicKeyCredential === 'function'

/** Signed out: a new account, opened at once. */
export async function registerPasskey(territory: string | null): Promise<void> {
  const asked = (await send('/auth/passkey/options', { purpose: 'register' })) as Asked<PublicKeyCredentialCreationOptionsJSON>
  const { startRegistration } = await import('@simplewebauthn/browser')
  const credential = await unlessDeclined(startRegistration({ optionsJSON: asked.options }))
  await openSession(await send('/auth/passkey/register', { challenge: asked.challenge, credential, territory, device: deviceName(navigator.userAgent) }))
}

export async function enterWithPasskey(): Promise<void> {
  const asked = (await send('/auth/passkey/options', { purpose: 'signin' })) as Asked<PublicKeyCredentialRequestOptionsJSON>
  const { startAuthentication } = await import('@simplewebauthn/browser')
  const credential = await unlessDeclined(startAuthentication({ optionsJSON: asked.options }))
  await openSession(await send('/auth/passkey/signin', { challenge: asked.challenge, credential, device: deviceName(navigator.userAgent) }))
}

async function unlessDeclined<Credential>(asking: Promise<Credential>): Promise<Credential> {
  try {
    return await asking
  } catch (error) {
    throw new PasskeyDeclined('the passkey was not given', { cause: error })
  }
}
