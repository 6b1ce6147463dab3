import { beforeEach, describe, expect, it, vi } from 'vitest'
import { Problem } from '../lib/problem/problem'
import { emptyPhone } from '../test/setup'
import { GUEST, type Outcome } from './entry'
import { Outbox } from './outbox'

const QUERY = 'mutation DeclareSkill($input: DeclareSkillInput!) { declareSkill(input: $input) { __typename } }'
const DONE = { declareSkill: { __typename: 'SkillDeclared' } }

type Post = (query: string, variables: unknown) => Promise<unknown>

let clock = 0
let profile: string | null = 'amina'

function make(post: Post): { box: Outbox; seen: [string, Outcome | { state: 'discarded' }][] } {
  const box = new Outbox({ profile: () => profile, post, now: () => clock, random: () => 0, exclusive: (work) => work() })
  const seen: [string, Outcome | { state: 'discarded' }][] = []
  box.subscribe((key, outcome) => seen.push([key, outcome]))
  return { box, seen }
}

const action = (label: string) => ({ query: QUERY, input: { skill: 's1', level: 2 }, label })
const labels = async (box: Outbox) => (await box.entries()).map((entry) => `${entry.label}:${entry.state}`)

beforeEach(async () => {
  await emptyPhone()
  clock = 1_000_000
  profile = 'amina'
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  return () => {
    vi.useRealTimers()
  }
})

describe('outbox', () => {
  it('stores an action with its key before anything is sent', async () => {
    const post = vi.fn<Post>()
    const { box } = make(post)
    const entry = await box.store(action('a'))
    expect(post).not.toHaveBeenCalled()
    expect(await labels(box)).toEqual(['a:waiting'])
    expect(entry.input.key).toBe(entry.key)
    expect(entry.key).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('removes an action once the server took it, and says so', async () => {
    const post = vi.fn<Post>().mockResolvedValue(DONE)
    const { box, seen } = make(post)
    const { key } = await box.store(action('a'))
    await box.flush()
    expect(await labels(box)).toEqual([])
    expect(seen).toEqual([[key, { state: 'done', data: DONE }]])
  })

  it('sends the same key and the same payload again after an answer that never came', async () => {
    const post = vi.fn<Post>().mockRejectedValueOnce(new Problem('TIMEOUT')).mockResolvedValueOnce(DONE)
    const { box } = make(post)
    await box.store(action('a'))
    await box.flush()
    await box.flush({ hurry: true })
    expect(post).toHaveBeenCalledTimes(2)
    expect(post.mock.calls[0]).toEqual(post.mock.calls[1])
    expect(await labels(box)).toEqual([])
  })

  it('lets go of a second end of the same module, which is reached, and of no other refusal', async () => {
    const conflict = (code: string) => ({ completeModule: { __typename: 'Conflict', code, message: 'no' } })
    const post = vi.fn<Post>().mockResolvedValueOnce(conflict('ALREADY_COMPLETED')).mockResolvedValueOnce(conflict('QUIZ_NOT_PASSED'))
    const { box, seen } = make(post)
    await box.store(action('twice'))
    await box.store(action('wrong'))
    await box.flush()
    expect(await labels(box)).toEqual(['wrong:refused'])
    expect(seen.map(([, outcome]) => outcome.state)).toEqual(['refused', 'refused'])
  })

  it('keeps the order: what stands behind a waiting action is not tried', async () => {
    const post = vi.fn<Post>().mockRejectedValueOnce(new Problem('OFFLINE')).mockResolvedValue(DONE)
    const { box } = make(post)
    await box.store(action('first'))
    await box.store(action('second'))
    await box.flush()
    expect(post).toHaveBeenCalledTimes(1)
    expect(await labels(box)).toEqual(['first:waiting', 'second:waiting'])
    await box.flush({ hurry: true })
    expect(await labels(box)).toEqual([])
  })

  it('backs off, longer each time, and not before Retry-After', async () => {
    const post = vi.fn<Post>().mockRejectedValueOnce(new Problem('OFFLINE')).mockRejectedValueOnce(new Problem('BUSY', { retryAfterSeconds: 90 }))
    const { box } = make(post)
    await box.store(action('a'))
    await box.flush()
    expect((await box.entries())[0]?.notBefore).toBe(clock + 2_000)
    await box.flush()
    expect(post).toHaveBeenCalledTimes(1)
    clock += 2_000
    await box.flush()
    expect(post).toHaveBeenCalledTimes(2)
    expect((await box.entries())[0]?.notBefore).toBe(clock + 90_000)
  })

  it('tries again by itself when the wait is over', async () => {
    const post = vi.fn<Post>().mockRejectedValueOnce(new Problem('OFFLINE')).mockResolvedValueOnce(DONE)
    const { box, seen } = make(post)
    await box.store(action('a'))
    await box.flush()
    clock += 2_000
    await vi.advanceTimersByTimeAsync(2_000)
    await vi.waitFor(() => expect(seen.at(-1)?.[1].state).toBe('done'))
  })

  it('keeps the queue on a dead session and stops', async () => {
    const post = vi.fn<Post>().mockRejectedValue(new Problem('SESSION_EXPIRED'))
    const { box, seen } = make(post)
    await box.store(action('a'))
    await box.store(action('b'))
    await box.flush()
    expect(post).toHaveBeenCalledTimes(1)
    expect(await labels(box)).toEqual(['a:waiting', 'b:waiting'])
    expect(seen.at(-1)?.[1]).toMatchObject({ state: 'waiting', problem: { code: 'SESSION_EXPIRED' } })
  })

  it('keeps a refusal visible with its reason and goes on with the next', async () => {
    const refusal = { declareSkill: { __typename: 'InvalidInput', code: 'TEXT_MISSING', message: 'this text is missing', field: 'label' } }
    const post = vi.fn<Post>().mockResolvedValueOnce(refusal).mockResolvedValueOnce(DONE)
    const { box } = make(post)
    await box.store(action('bad'))
    await box.store(action('good'))
    await box.flush()
    const [bad] = await box.entries()
    expect(await labels(box)).toEqual(['bad:refused'])
    expect(bad?.lastProblem).toEqual({ code: 'INVALID_INPUT', said: 'this text is missing', reason: 'TEXT_MISSING', field: 'label' })
    await box.flush({ hurry: true })
    expect(post).toHaveBeenCalledTimes(2)
  })

  it('waits on a typed rate limit as long as it says', async () => {
    const post = vi.fn<Post>().mockResolvedValue({ declareSkill: { __typename: 'RateLimited', message: '', retryAfterSeconds: 30 } })
    const { box } = make(post)
    await box.store(action('a'))
    await box.flush()
    expect(await labels(box)).toEqual(['a:waiting'])
    expect((await box.entries())[0]?.notBefore).toBe(clock + 30_000)
  })

  it('retries a refused action only when the person asks, with the same key', async () => {
    const post = vi.fn<Post>().mockRejectedValueOnce(new Problem('NOT_ALLOWED')).mockResolvedValueOnce(DONE)
    const { box } = make(post)
    const { key } = await box.store(action('a'))
    await box.flush()
    await box.retry(key)
    expect(await labels(box)).toEqual([])
    expect(post.mock.calls[1]?.[1]).toEqual(post.mock.calls[0]?.[1])
  })

  it('does not bring back what was discarded on its way', async () => {
    let fail: (problem: Problem) => void = () => undefined
    const started = vi.fn()
    const post: Post = () => {
      started()
      return new Promise((_, reject) => (fail = reject))
    }
    const { box } = make(post)
    const { key } = await box.store(action('a'))
    const flushing = box.flush()
    await vi.waitFor(() => expect(started).toHaveBeenCalled())
    await box.discard(key)
    fail(new Problem('OFFLINE'))
    await flushing
    expect(await labels(box)).toEqual([])
  })

  it('never sends the work of one person as another', async () => {
    const post = vi.fn<Post>().mockResolvedValue(DONE)
    const { box } = make(post)
    await box.store(action('of amina'))
    profile = 'yvon'
    await box.store(action('of yvon'))
    await box.flush()
    expect(await labels(box)).toEqual(['of amina:waiting'])
    profile = null
    await box.flush()
    expect(post).toHaveBeenCalledTimes(1)
    profile = 'amina'
    await box.flush()
    expect(await labels(box)).toEqual([])
  })

  it('sends what needs no account while nobody is signed in, and refuses to store anything else', async () => {
    const post = vi.fn<Post>().mockResolvedValue(DONE)
    const { box } = make(post)
    profile = null
    await expect(box.store(action('lost'))).rejects.toThrow('profile')
    await box.store({ ...action('guest'), profile: GUEST })
    await box.flush()
    expect(await labels(box)).toEqual([])
  })
})
