import { afterEach, describe, expect, it, vi } from 'vitest'
import { bytesOf, canPush, subscribe } from './browser'

const KEY = 'BA1Hxzyi1RUM1b5wjxsn7nGxAszw2u61m164i3MrAIxHF6YK5h4SDYic-dRuU_RCPCfA5aq9ojSwk5Y2EmClBPs'

afterEach(() => vi.unstubAllGlobals())

function browser(permission: string, keys: object | undefined = { p256dh: 'p', auth: 'a' }) {
  const before = { unsubscribe: vi.fn(async () => true) }
  const manager = {
    getSubscription: vi.fn(async () => before),
    subscribe: vi.fn(async () => ({ toJSON: () => ({ endpoint: 'https://push.example/x', keys }) })),
  }
  vi.stubGlobal('Notification', { requestPermission: async () => permission })
  vi.stubGlobal('navigator', { serviceWorker: { ready: Promise.resolve({ pushManager: manager }) } })
  return { before, manager }
}

describe('push in this browser', () => {
  it('reads the key of the server, a point of 65 bytes', () => {
    expect(bytesOf(KEY)).toHaveLength(65)
    expect(bytesOf(KEY)[0]).toBe(4)
  })

  it('says what the browser says, and gives up what was before', async () => {
    const { before, manager } = browser('granted')
    expect(await subscribe(KEY)).toEqual({ endpoint: 'https://push.example/x', p256dh: 'p', auth: 'a' })
    expect(before.unsubscribe).toHaveBeenCalledOnce()
    expect(manager.subscribe).toHaveBeenCalledWith({ userVisibleOnly: true, applicationServerKey: bytesOf(KEY) })
  })

  it('is nothing without the person’s yes', async () => {
    const { manager } = browser('denied')
    expect(await subscribe(KEY)).toBeNull()
    expect(manager.subscribe).not.toHaveBeenCalled()
  })

  it('is nothing when the browser cannot', async () => {
    const { manager } = browser('granted')
    manager.subscribe.mockRejectedValue(new Error('no push service'))
    expect(await subscribe(KEY)).toBeNull()
  })

  it('knows a browser without push', () => {
    vi.stubGlobal('navigator', {})
    expect(canPush()).toBe(false)
  })
})
