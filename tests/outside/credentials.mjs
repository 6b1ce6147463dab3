// Verifies credentials with Digital Bazaar's libraries, without the internet; for test_credentials.py.
//
// `node credentials.mjs ORIGIN < {contexts, checks: [{document, now?, extra?}]}`: documents below ORIGIN are asked of
// the server that signed, `extra` stands in for some of them, contexts are given, and nothing else is loaded.
// Prints `[{proof, status, error}]`: whether the proof holds on that day, and the bit of the status list.

import { text } from 'node:stream/consumers'
import { cryptosuite } from '../../frontend/node_modules/@digitalbazaar/eddsa-rdfc-2022-cryptosuite/lib/index.js'
import { DataIntegrityProof } from '../../frontend/node_modules/@digitalbazaar/data-integrity/lib/index.js'
import { defaultDocumentLoader, verifyCredential } from '../../frontend/node_modules/@digitalbazaar/vc/lib/index.js'
import { checkStatus } from '../../frontend/node_modules/@digitalbazaar/vc-bitstring-status-list/lib/index.js'

const MULTIKEY = 'https://w3id.org/security/multikey/v1'
const [origin] = process.argv.slice(2)
const { contexts, checks } = JSON.parse(await text(process.stdin))

function loaderFor(extra) {
  async function read(url) {
    if (extra[url]) return extra[url]
    const answer = await fetch(url)
    if (!answer.ok) throw new Error(`${url} answered ${answer.status}`)
    return answer.json()
  }
  return async function load(url) {
    if (contexts[url]) return { contextUrl: null, documentUrl: url, document: contexts[url] }
    if (!url.startsWith(`${origin}/`)) return defaultDocumentLoader(url)
    const [address, fragment] = url.split('#')
    const paper = await read(address)
    // A key is a part of its issuer's paper.
    const key = fragment && paper.verificationMethod?.find((method) => method.id === url)
    if (fragment && !key) throw new Error(`${url} is not in ${address}`)
    const document = key ? { '@context': MULTIKEY, ...key } : paper
    return { contextUrl: null, documentUrl: url, document }
  }
}

async function check({ document, now, extra = {} }) {
  const documentLoader = loaderFor(extra)
  const suite = new DataIntegrityProof({ cryptosuite })
  const given = { credential: document, suite, documentLoader, now: now ? new Date(now) : undefined }
  // The library wants its status looked at beside the proof; the two are told apart here.
  const result = await verifyCredential({ ...given, checkStatus: () => ({ verified: true }) })
  const reasons = [result.error, ...(result.error?.errors ?? [])].map((error) => error?.message).filter(Boolean)
  if (!document.credentialStatus) return { proof: result.verified, status: null, error: reasons.join('; ') }
  const listed = await checkStatus({ credential: document, suite, documentLoader })
  if (listed.error) reasons.push(listed.error.message)
  return { proof: result.verified, status: listed.results?.[0]?.status ?? null, error: reasons.join('; ') }
}

const found = []
for (const one of checks) found.push(await check(one))
console.log(JSON.stringify(found))
