import { beforeEach, expect, it, vi } from 'vitest'
import { IssueCardDocument } from '../../gen/graphql'
import { configureTransport } from '../../lib/graphql/transport'
import { answer } from '../../test/fakes'
import { Ask } from './ask.svelte'

const CARD = { number: 'ABCDE', pin: '1234' }
const done = () => answer({ data: { issueCard: { __typename: 'CardIssued', card: CARD } } })
const refused = () => answer({ data: { issueCard: { __typename: 'InvalidInput', code: 'BAD_CODE', message: 'x', field: 'pin' } } })
const fetches = vi.fn<typeof fetch>()
const keys = () => fetches.mock.calls.map(([, init]) => (JSON.parse(String(init?.body)) as { variables: { input: { key: string } } }).variables.input.key)

beforeEach(() => {
  fetches.mockReset()
  vi.stubGlobal('fetch', fetches)
  configureTransport({ credentials: () => ({ token: null, language: 'fr' }), onReach: () => undefined, onDeadSession: () => undefined })
})

it('asks again with the same key after an answer that never came: the same card, not another', async () => {
  const making = new Ask(IssueCardDocument)
  fetches.mockRejectedValueOnce(new TypeError('Failed to fetch')).mockImplementation(() => Promise.resolve(done()))
  expect(await making.send({})).toBeUndefined()
  expect(making.problem?.code).toBe('OFFLINE')
  expect((await making.send({}))?.card).toEqual(CARD)
  expect(making.problem).toBeUndefined()
  const [first, second] = keys()
  expect(first).toBe(second)
  await making.send({})
  expect(keys()[2]).not.toBe(first)
})

it('asks anew after a refusal', async () => {
  const making = new Ask(IssueCardDocument)
  fetches.mockImplementationOnce(() => Promise.resolve(refused())).mockImplementation(() => Promise.resolve(done()))
  await making.send({})
  expect(making.problem).toMatchObject({ code: 'INVALID_INPUT', reason: 'BAD_CODE' })
  await making.send({})
  expect(new Set(keys()).size).toBe(2)
})

it('does not ask twice at once', async () => {
  const making = new Ask(IssueCardDocument)
  fetches.mockImplementation(() => Promise.resolve(done()))
  await Promise.all([making.send({}), making.send({})])
  expect(fetches).toHaveBeenCalledTimes(1)
})
