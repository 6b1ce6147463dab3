import { beforeEach, describe, expect, it, vi } from 'vitest'
import { answer } from '../../test/fakes'
import { Problem, type ProblemCode } from '../problem/problem'
import { operationName, request } from './client'
import { refusalIn } from './refusal'
import { configureTransport, retryAfter } from './transport'

const document = { toString: () => 'query Tree($id: ID!) { node(id: $id) { id } }' }
const dead = vi.fn()
const reach = vi.fn()

function serve(...responses: (Response | Error)[]) {
  const fetch = vi.fn<typeof globalThis.fetch>()
  for (const response of responses) {
    if (response instanceof Error) fetch.mockRejectedValueOnce(response)
    else fetch.mockResolvedValueOnce(response)
  }
  vi.stubGlobal('fetch', fetch)
  return fetch
}

async function problem(response: Response | Error): Promise<Problem> {
  serve(response)
  try {
    await request(document, { id: '1' })
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
  throw new Error('it passed')
}

beforeEach(() => {
  dead.mockClear()
  reach.mockClear()
  configureTransport({ credentials: () => ({ token: 'secret', language: 'fr' }), onReach: reach, onDeadSession: dead })
})

describe('request', () => {
  it('sends the document, its name, the language and the token, and gives the data', async () => {
    const fetch = serve(answer({ data: { node: null } }))
    expect(await request(document, { id: '1' })).toEqual({ node: null })
    const [path, init] = fetch.mock.calls[0] ?? []
    expect(path).toBe('/graphql')
    expect(JSON.parse(String(init?.body))).toEqual({ query: document.toString(), variables: { id: '1' }, operationName: 'Tree' })
    expect(init?.headers).toMatchObject({ Authorization: 'Bearer secret', 'Accept-Language': 'fr', Accept: 'application/graphql-response+json' })
    expect(reach).toHaveBeenLastCalledWith(true)
  })

  const cases: [string, Response | Error, ProblemCode][] = [
    ['no network', new TypeError('Failed to fetch'), 'OFFLINE'],
    ['503', answer('', { status: 503 }), 'BUSY'],
    ['a proxy in the way', answer('<html>', { status: 502 }), 'BUSY'],
    ['a page that is not an answer', answer('<html>'), 'BUSY'],
    ['429', answer('', { status: 429 }), 'RATE_LIMITED'],
    ['a dead session', answer({ code: 'SESSION_EXPIRED' }, { status: 401 }), 'SESSION_EXPIRED'],
    ['a wrong code', answer({ code: 'BAD_CODE' }, { status: 401 }), 'BAD_CODE'],
    ['a GraphQL error', answer({ errors: [{ message: 'non', extensions: { code: 'NOT_ALLOWED' } }] }), 'NOT_ALLOWED'],
    ['a GraphQL error on a 400', answer({ errors: [{ message: 'non', extensions: { code: 'INVALID_INPUT' } }] }, { status: 400 }), 'INVALID_INPUT'],
    ['a finer code than the client knows', answer({ errors: [{ message: 'x', extensions: { code: 'GRAPHQL_INVALID' } }] }), 'INVALID_INPUT'],
    ['a database that does not answer', answer({ errors: [{ message: 'x', extensions: { code: 'UNAVAILABLE' } }] }, { status: 503 }), 'BUSY'],
    ['an error without a code', answer({ errors: [{ message: 'x' }] }), 'INTERNAL'],
    ['a crash', answer('', { status: 500 }), 'INTERNAL'],
  ]
  it.each(cases)('%s', async (_, response, code) => {
    expect((await problem(response)).code).toBe(code)
  })

  it('tells the session of a 401 but not of a wrong code', async () => {
    await problem(answer({ code: 'BAD_CODE' }, { status: 401 }))
    expect(dead).not.toHaveBeenCalled()
    await problem(answer({}, { status: 401 }))
    expect(dead).toHaveBeenCalledOnce()
  })

  it('knows it is offline by what failed', async () => {
    await problem(new TypeError('Failed to fetch'))
    expect(reach).toHaveBeenLastCalledWith(false)
  })

  it('shows the id of an internal error, never its message', async () => {
    const error = await problem(answer({ errors: [{ message: 'KeyError: x', extensions: { code: 'INTERNAL', id: 'e-42' } }] }))
    expect(error.id).toBe('e-42')
    expect(error.said).toBeUndefined()
  })

  it('waits as long as a GraphQL answer with errors says', async () => {
    const busy = answer({ errors: [{ message: 'x', extensions: { code: 'UNAVAILABLE' } }] }, { status: 503, headers: { 'Retry-After': '7' } })
    expect(await problem(busy)).toMatchObject({ code: 'BUSY', retryAfterSeconds: 7 })
  })

  it('gives up on a hung server', async () => {
    vi.useFakeTimers()
    vi.stubGlobal('fetch', (_: string, init: RequestInit) => new Promise((_, reject) => init.signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')))))
    const failed = request(document, { id: '1' }).catch((error: unknown) => error)
    await vi.advanceTimersByTimeAsync(20_000)
    expect(await failed).toMatchObject({ code: 'TIMEOUT' })
    vi.useRealTimers()
  })

  it('is not offline when a newer search replaced it', async () => {
    vi.stubGlobal('fetch', (_: string, init: RequestInit) => new Promise((_, reject) => init.signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')))))
    const stop = new AbortController()
    const failed = request(document, { id: '1' }, { signal: stop.signal }).catch((error: unknown) => error)
    stop.abort()
    expect(await failed).toBeInstanceOf(DOMException)
    expect(reach).not.toHaveBeenCalled()
  })
})

describe('retryAfter', () => {
  const header = (value: string) => answer('', { headers: { 'Retry-After': value } })

  it('reads seconds and dates', () => {
    expect(retryAfter(header('120'))).toBe(120)
    expect(retryAfter(header('Sun, 22 Nov 2026 10:01:00 GMT'), Date.parse('2026-11-22T10:00:00Z'))).toBe(60)
    expect(retryAfter(header('soon'))).toBeUndefined()
    expect(retryAfter(answer(''))).toBeUndefined()
  })
})

describe('refusalIn', () => {
  it('finds a typed refusal, and nothing in a payload', () => {
    expect(refusalIn({ setGoal: { __typename: 'Conflict', code: 'LINK_USED', message: 'used' } })).toMatchObject({ code: 'CONFLICT', reason: 'LINK_USED' })
    expect(refusalIn({ setGoal: { __typename: 'GoalSet', goal: null } })).toBeNull()
  })
})

it('reads the operation name', () => {
  expect(operationName('fragment A on B { c }\nmutation SetGoal($input: X!) { d }')).toBe('SetGoal')
})
