/**
 * The keys of profiles that a PIN protects. What this phone keeps of them is sealed (AES-GCM) and can be read while its key
 * is held, which is from the PIN to the next lock. Keys cannot be exported: a script can use them, not copy them out.
 */

export interface Sealed {
  iv: Uint8Array<ArrayBuffer>
  box: ArrayBuffer
}

const keys = new Map<string, CryptoKey>()
let guarded: ReadonlySet<string> = new Set()

export const vault = {
  /** Which profiles have a PIN: nothing of theirs is ever written unsealed into the cache. */
  guard(profiles: Iterable<string>): void {
    guarded = new Set(profiles)
  },
  guards: (profile: string): boolean => guarded.has(profile),
  hold: (profile: string, key: CryptoKey): void => void keys.set(profile, key),
  keyOf: (profile: string): CryptoKey | undefined => keys.get(profile),
  drop: (profile: string): void => void keys.delete(profile),
}
