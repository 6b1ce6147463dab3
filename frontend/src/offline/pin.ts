/**
 * What a PIN is on this phone: a check for unlocking without a network, and the key of what is kept. Both by PBKDF2 with
 * salts of their own, so that the check that lies on the phone says nothing of the key. Four digits are soon tried by
 * somebody with tools and the phone in hand: this keeps a neighbour out, not a laboratory.
 */

export const ROUNDS = 310_000

export interface PinRecord {
  rounds: number
  checkSalt: Uint8Array<ArrayBuffer>
  check: Uint8Array<ArrayBuffer>
  keySalt: Uint8Array<ArrayBuffer>
}

const salt = (): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(16))

const material = (pin: string): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveBits', 'deriveKey'])

const stretched = (record: Pick<PinRecord, 'rounds'>, bytes: Uint8Array<ArrayBuffer>) =>
  ({ name: 'PBKDF2', hash: 'SHA-256', salt: bytes, iterations: record.rounds }) as const

export async function keyFor(pin: string, record: Pick<PinRecord, 'rounds' | 'keySalt'>): Promise<CryptoKey> {
  return crypto.subtle.deriveKey(stretched(record, record.keySalt), await material(pin), { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

async function checkFor(pin: string, record: Pick<PinRecord, 'rounds' | 'checkSalt'>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.deriveBits(stretched(record, record.checkSalt), await material(pin), 256))
}

export async function newPin(pin: string, rounds: number = ROUNDS): Promise<{ record: PinRecord; key: CryptoKey }> {
  const base = { rounds, checkSalt: salt(), keySalt: salt() }
  const [check, key] = await Promise.all([checkFor(pin, base), keyFor(pin, base)])
  return { record: { ...base, check }, key }
}

/** The key, or undefined for a wrong PIN. */
export async function tryPin(pin: string, record: PinRecord): Promise<CryptoKey | undefined> {
  const [check, key] = await Promise.all([checkFor(pin, record), keyFor(pin, record)])
  // Compared in full: how long it takes says nothing of how much was right.
  return check.reduce((wrong, byte, at) => wrong | (byte ^ (record.check[at] ?? 0)), check.length ^ record.check.length) === 0 ? key : undefined
}
