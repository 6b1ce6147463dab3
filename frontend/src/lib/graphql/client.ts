/** The GraphQL client: a typed document and its variables go in, data or a Problem comes out. */

import { Problem, codeOf } from '../problem/problem'
import { send, type SendOptions } from './transport'

/** What codegen's string documents are, without depending on the generated file. */
export interface Document<Result, Variables> {
  toString(): string
  __apiType?: (variables: Variables) => Result
}

interface GraphQLError {
  message?: string
  extensions?: { code?: string; id?: string; field?: string; retryAfterSeconds?: number }
}

interface Answer {
  data?: unknown
  errors?: GraphQLError[]
  /** From the answer's Retry-After. */
  retryAfterSeconds?: number | undefined
}

const ACCEPT = 'application/graphql-response+json'

export async function request<Result, Variables>(
  document: Document<Result, Variables>,
  variables: Variables,
  options: SendOptions = {},
): Promise<Result> {
  return (await requestText(document.toString(), variables, options)) as Result
}

/** For the outbox, which keeps documents as text. */
export async function requestText(query: string, variables: unknown, options: SendOptions = {}): Promise<unknown> {
  const answer = (await send('/graphql', { query, variables, operationName: operationName(query) }, { ...options, accept: ACCEPT })) as
    | Answer
    | undefined
  const error = answer?.errors?.[0]
  if (error) {
    throw new Problem(codeOf(error.extensions?.code), {
      reason: error.extensions?.code,
      said: error.extensions?.code === 'INTERNAL' ? undefined : error.message,
      id: error.extensions?.id,
      field: error.extensions?.field,
      retryAfterSeconds: error.extensions?.retryAfterSeconds ?? answer.retryAfterSeconds,
    })
  }
  // A proxy's sign-in page, for instance: the server itself was not reached.
  if (!answer || answer.data === undefined || answer.data === null) throw new Problem('BUSY')
  return answer.data
}

export function operationName(query: string): string | undefined {
  return /\b(?:query|mutation|subscription)\s+(\w+)/.exec(query)?.[1]
}
