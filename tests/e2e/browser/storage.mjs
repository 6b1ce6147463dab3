// Everything that a page and its phone hold in clear, as somebody would find it who takes the phone apart.

/** A list of `{where, text}`: the page itself, every store of every database, the caches, and what else a browser keeps. */
export async function everythingKept(page) {
  const kept = await page.evaluate(async () => {
    const found = []
    const wait = (request) => new Promise((done, failed) => {
      request.onsuccess = () => done(request.result)
      request.onerror = () => failed(request.error)
    })
    /** Bytes are read as letters: what is only packed is still clear. */
    const plain = (_key, value) => {
      const bytes = value instanceof ArrayBuffer ? new Uint8Array(value) : ArrayBuffer.isView(value) ? new Uint8Array(value.buffer) : null
      return bytes ? `bytes(${bytes.length}) ${new TextDecoder('utf-8').decode(bytes)} ${new TextDecoder('utf-16le').decode(bytes)}` : value
    }
    for (const { name } of await indexedDB.databases()) {
      const database = await wait(indexedDB.open(name))
      for (const store of database.objectStoreNames) {
        const rows = database.transaction(store).objectStore(store)
        const [keys, values] = await Promise.all([wait(rows.getAllKeys()), wait(rows.getAll())])
        for (const [at, key] of keys.entries()) found.push({ where: `${name}/${store}/${JSON.stringify(key)}`, text: `${JSON.stringify(key)} ${JSON.stringify(values[at], plain)}` })
      }
      database.close()
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys()) {
        const answer = await cache.match(request)
        found.push({ where: `cache ${new URL(request.url).pathname}`, text: `${request.url} ${await answer.text()}` })
      }
    }
    for (const [name, storage] of Object.entries({ localStorage, sessionStorage })) found.push({ where: name, text: JSON.stringify({ ...storage }) })
    found.push({ where: 'history', text: JSON.stringify(history.state) })
    found.push({ where: 'cookies', text: document.cookie })
    found.push({ where: 'title', text: document.title })
    // What a field holds is in no markup.
    const fields = [...document.querySelectorAll('input, textarea')].map(({ value }) => value)
    found.push({ where: 'page', text: `${document.documentElement.outerHTML} ${fields.join(' ')}` })
    return found
  })
  const cookies = await page.context().cookies()
  return [...kept, { where: 'all cookies', text: JSON.stringify(cookies) }, { where: 'address', text: page.url() }]
}

/** Where any of `words` stands, whatever its capitals; the lists that are the same for everybody tell nothing. */
export async function whereIs(page, words) {
  const common = /\/cache\/\["[^"]*","(activities|places|common-skills):/
  const kept = await everythingKept(page)
  return kept
    .filter(({ where }) => !common.test(where))
    .flatMap(({ where, text }) => words.filter((word) => text.toLowerCase().includes(word.toLowerCase())).map((word) => `${word} in ${where}`))
}
