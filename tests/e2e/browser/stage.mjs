// What every play is made with: a real Chromium, people with a phone each, screenshots, and a look-out for what must not happen.

import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** The front end's own packages; the tests install nothing. */
export const frontend = createRequire(new URL('../../../frontend/package.json', import.meta.url))
const { chromium } = frontend('playwright-core')

/** Of one wait: the machine may be busy, but nobody waits this long for a screen. */
const PATIENCE_MS = 20_000
const PHONE = { width: 360, height: 780 }

const { url, chromium: executablePath, flags, pictures } = JSON.parse(process.argv[2])
const answers = createInterface({ input: process.stdin })

/** One line for pytest. */
export function say(report) {
  console.log(JSON.stringify(report))
}

/** Has pytest do what a browser cannot (kill the server), and waits until it is done. */
export async function ask(what) {
  const done = once(answers, 'line')
  say({ ask: what })
  await done
}

const requests = new WeakMap()

/** How many requests of that page have no answer yet. */
export const onTheWay = (page) => requests.get(page)?.size ?? 0

function follow(page) {
  const open = new Set()
  requests.set(page, open)
  // What stays open to be told of changes is no question without an answer.
  page.on('request', (request) => request.headers().accept !== 'text/event-stream' && open.add(request))
  for (const end of ['requestfinished', 'requestfailed']) page.on(end, (request) => open.delete(request))
  // Requests of a page that was left never end.
  page.on('framenavigated', (frame) => frame === page.mainFrame() && open.clear())
}

export class Stage {
  troubles = []
  #browser
  #expected = new WeakMap()
  #people = []
  #picture = 0

  constructor(browser) {
    this.#browser = browser
  }

  url = url

  /** Somebody's own phone: storage, language and screen of their own. Options are Playwright's for a context. */
  async somebody(name, options = {}) {
    const context = await this.#browser.newContext({
      baseURL: url, viewport: PHONE, hasTouch: true, isMobile: true, locale: 'fr-FR', timezoneId: 'Europe/Paris', reducedMotion: 'reduce', ...options,
    })
    context.setDefaultTimeout(PATIENCE_MS)
    // What the page itself says it was refused: the console alone forgets who asked.
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => console.error(`CSP: ${event.violatedDirective} refused ${event.blockedURI} ${event.sample}`))
    })
    context.on('request', (request) => {
      const { protocol, host } = new URL(request.url())
      if (!['data:', 'blob:'].includes(protocol) && host !== new URL(url).host) this.trouble(name, 'another host', request.url())
    })
    context.on('console', (message) => {
      const told = `${message.text()} (${message.location().url})`
      if (this.#expected.get(context)?.some((pattern) => pattern.test(told))) return
      if (message.type() === 'error' || message.type() === 'warning') this.trouble(name, 'console', told)
    })
    context.on('weberror', (error) => this.trouble(name, 'exception', String(error.error())))
    context.on('response', (response) => {
      if (response.status() >= 500) this.trouble(name, 'server error', `${response.status()} ${response.url()}`)
    })
    context.on('page', follow)
    const page = await context.newPage()
    this.#people.push({ name, context, page })
    return page
  }

  /** What the browser itself will say on the console of what the play does on purpose: no network, a refused PIN. */
  expect(page, pattern) {
    const context = page.context()
    this.#expected.set(context, [...(this.#expected.get(context) ?? []), pattern])
  }

  /** Takes the network from somebody's phone, or gives it back. */
  async network(page, there) {
    this.expect(page, /net::ERR_INTERNET_DISCONNECTED/)
    await page.context().setOffline(!there)
  }

  trouble(who, kind, text) {
    this.troubles.push({ who, kind, text })
  }

  /** A picture at a deciding moment, numbered in the order of the story. */
  async picture(page, name, options = {}) {
    this.#picture += 1
    const path = join(pictures, `${String(this.#picture).padStart(2, '0')}-${name}.png`)
    // What grows has grown, and what was said for a moment is gone.
    await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState === 'finished'))
    await page.screenshot({ path, ...options })
  }

  async leaveTraces() {
    for (const { name, context } of this.#people) {
      for (const [index, page] of context.pages().entries()) {
        await page.screenshot({ path: join(pictures, `failed-${name}-${index}.png`), fullPage: true }).catch(() => undefined)
        console.error(`${name} was at ${page.url()}`)
      }
    }
  }
}

/** Runs one play to its end; a failure leaves pictures of every screen, its reason on stderr and status 1. */
export async function play(scenes) {
  mkdirSync(pictures, { recursive: true })
  const browser = await chromium.launch({ executablePath, args: flags, headless: true })
  const stage = new Stage(browser)
  try {
    await scenes(stage)
  } catch (error) {
    console.error(error instanceof assert.AssertionError ? error.message : (error?.stack ?? error))
    console.error('what else was seen:', JSON.stringify(stage.troubles, null, 1))
    await stage.leaveTraces()
    process.exitCode = 1
  } finally {
    await browser.close()
    answers.close()
    process.stdin.unref?.()
  }
}
