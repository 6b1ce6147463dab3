/** One HTTP exchange with the server: time limit, bearer token, and every failure as a Problem. */

import { Problem, codeOf, type ProblemCode } from '../problem/problem'

export const TIME_LIMIT_MS = 20_000

export interface Credentials {
  /** Only over plain HTTP on loopback; over HTTPS the cookie does it. */
  token: string | null
  language: string
}

type Listener = (reached: boolean) => void

let credentials: () => Credentials = () => ({ token: null, language: 'fr' })
let onReach: Listener = () => undefined
let onDeadSession: () => void = () => undefined

/** Wired once by the app, so that this file knows nothing of sessions or of the screen. */
export function configureTransport(options: {
  credentials: () => Credentials
  onReach: Listener
  onDeadSession: () => void
}): void {
  credentials = options.credentials
  onReach = options.onReach
  onDeadSession = options.onDeadSession
}

/** For what is not sent by `send`: private pictures. */
export function credentialsHeader(): Record<string, string> {
  const { token } = credentials()
  return token ? { Authorization: `Bearer ${token}` } : {}
}

export interface SendOptions {
  signal?: AbortSignal | undefined
  timeLimitMs?: number | undefined
  accept?: string
  /** Instead of that of whoever is in: a session that ends here. */
  token?: string | null | undefined
}

/** A Blob is sent as it is, anything else as JSON. The parsed body of a 2xx answer, or of a GraphQL answer with errors, whatever its status, with `retryAfterSeconds` from its header. */
export async function send(path: string, body: unknown, options: SendOptions = {}): Promise<unknown> {
  const { token: own, language } = credentials()
  const token = options.token === undefined ? own : options.token
  const headers: Record<string, string> = { 'Accept-Language': language, Accept: options.accept ?? 'application/json' }
  const raw = body instanceof Blob
  if (body !== undefined) headers['Content-Type'] = raw ? body.type : 'application/json'
  if (token) headers.Authorization = `Bearer ${token}`
  const clock = new AbortController()
  const timer = setTimeout(() => clock.abort(), options.timeLimitMs ?? TIME_LIMIT_MS)
  const cancel = () => clock.abort()
  options.signal?.addEventListener('abort', cancel)
  try {
    const response = await fetch(path, {
      method: body === undefined ? 'GET' : 'POST',
      headers,
      credentials: 'same-origin',
      signal: clock.signal,
      ...(body === undefined ? {} : { body: raw ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    onReach(![502, 504].includes(response.status))
    return readAnswer(response, text)
  } catch (error) {
    if (error instanceof Problem) throw error
    if (options.signal?.aborted) throw new DOMException('superseded', 'AbortError')
    onReach(false)
    throw new Problem(clock.signal.aborted ? 'TIMEOUT' : 'OFFLINE')
  } finally {
    clearTimeout(timer)
    options.signal?.removeEventListener('abort', cancel)
  }
}

function readAnswer(response: Response, text: string): unknown {
  const json = parse(text)
  const fields = (typeof json === 'object' && json !== null ? json : {}) as Record<string, unknown>
  // A wrong sign-in code may be a 401 too, and says nothing about the session.
  if (response.status === 401 && fields.code !== 'BAD_CODE') {
    onDeadSession()
    throw new Problem('SESSION_EXPIRED')
  }
  if (response.ok) return json
  if (isGraphQLAnswer(json)) return { ...fields, retryAfterSeconds: retryAfter(response) }
  throw new Problem(codeForStatus(response.status, fields.code), {
    reason: typeof fields.code === 'string' ? fields.code : undefined,
    said: typeof fields.message === 'string' ? fields.message : undefined,
    id: typeof fields.id === 'string' ? fields.id : undefined,
    retryAfterSeconds: retryAfter(response) ?? (typeof fields.retryAfterSeconds === 'number' ? fields.retryAfterSeconds : undefined),
    triesLeft: typeof fields.triesLeft === 'number' ? fields.triesLeft : undefined,
  })
}

function codeForStatus(status: number, code: unknown): ProblemCode {
  if (status === 429) return 'RATE_LIMITED'
  if (status === 502 || status === 503 || status === 504) return 'BUSY'
  if (typeof code === 'string' && status < 500) return codeOf(code)
  if (status === 403) return 'NOT_ALLOWED'
  if (status === 404) return 'NOT_FOUND'
  return status >= 500 ? 'INTERNAL' : 'INVALID_INPUT'
}

/** Seconds, from either form of the header (RFC 9110, 10.2.3). */
export function retryAfter(response: Response, now: number = Date.now()): number | undefined {
  const value = response.headers.get('Retry-After')
  if (!value) return undefined
  const seconds = Number(value)
  if (Number.isFinite(seconds)) return Math.max(0, seconds)
  const date = Date.parse(value)
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - now) / 1000))
}

function parse(text: string): unknown {
  if (text === '') return {}
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isGraphQLAnswer(json: unknown): boolean {
  return typeof json === 'object' && json !== null && ('data' in json || 'errors' in json)
}
