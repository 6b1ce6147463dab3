/** Which wording opens: as a test advised for its modules, unless the person chose another; kept on the phone of whoever reads. */

import { beforeEach, describe, expect, it, vi } from 'vitest'
import { emptyPhone } from '../../../test/setup'

const BOTH = { easier: 'Simple', harder: 'Plus loin' }
let profile: string | null = 'amina'

vi.mock('../../../lib/session/session.svelte', () => ({ session: { get profile() { return profile } } }))

/** The app opened anew: nothing but the phone remembers. */
async function opened() {
  vi.resetModules()
  const { wording } = await import('./wording.svelte')
  await wording.load()
  return wording
}

beforeEach(async () => {
  profile = 'amina'
  await emptyPhone()
})

describe('the wording of a block', () => {
  it('is the usual one where nothing advises another, or the author wrote no other', async () => {
    const wording = await opened()
    expect(wording.of(BOTH, 'm')).toBe('usual')
    await wording.choose('harder', ['m'])
    expect(wording.of({ easier: 'Simple', harder: null }, 'm')).toBe('usual')
  })

  it('is what a test advised for its own modules, also after the app was closed', async () => {
    await (await opened()).choose('harder', ['m', 'n'])
    const wording = await opened()
    expect([wording.of(BOTH, 'm'), wording.of(BOTH, 'n'), wording.of(BOTH, 'other')]).toEqual(['harder', 'harder', 'usual'])
    await wording.choose('easier', ['m'])
    expect([wording.of(BOTH, 'm'), wording.of(BOTH, 'n')]).toEqual(['easier', 'harder'])
  })

  it('is what the person chose by hand, until a newer test says otherwise', async () => {
    const wording = await opened()
    await wording.choose('easier', ['m'])
    wording.toggle('easier', BOTH, 'm')
    expect(wording.of(BOTH, 'm')).toBe('usual')
    wording.toggle('harder', BOTH, 'm')
    expect([wording.of(BOTH, 'm'), wording.of(BOTH, 'other')]).toEqual(['harder', 'harder'])
    await wording.choose('easier', ['m'])
    expect([wording.of(BOTH, 'm'), wording.of(BOTH, 'other')]).toEqual(['easier', 'usual'])
  })

  it('is of one person: the next on this phone begins with the usual one', async () => {
    const wording = await opened()
    await wording.choose('easier', ['m'])
    profile = 'karim'
    await wording.load()
    expect(wording.of(BOTH, 'm')).toBe('usual')
    profile = 'amina'
    await wording.load()
    expect(wording.of(BOTH, 'm')).toBe('easier')
  })
})
