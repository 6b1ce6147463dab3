// Every screen of the app, with who opens it and what says that it is there.

import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { onTheWay } from './stage.mjs'

/** Demo people by what they do. */
export const WHO = { inhabitant: 'Amina B.', author: 'Karim T.', recruiter: 'Sophie L.' }

/** Work screens are opened by whoever works there, the others by an inhabitant, or by nobody where no account is needed. */
const ROLE_OF = { '/atelier': 'author', '/recherche': 'recruiter' }

const FEATURES = new URL('../../../frontend/src/features/', import.meta.url)

/** From the front end's own lists of screens, so that a new screen is visited without a line here. */
const routes = readdirSync(FEATURES).flatMap((area) => {
  const file = new URL(`${area}/routes.ts`, FEATURES)
  if (!existsSync(file)) return []
  return [...readFileSync(file, 'utf8').matchAll(/\{ path: '([^']+)'([^}]*)/g)].map(([, path, rest]) => ({
    path, role: /account: false/.test(rest) ? 'nobody' : (Object.keys(ROLE_OF).filter((start) => path.startsWith(start)).map((start) => ROLE_OF[start])[0] ?? 'inhabitant'),
  }))
})
assert.ok(routes.length > 20, 'the lists of screens are read')

/** The screens without an id, by who opens them; `/` only leads on, and an address that does not exist has a screen too. */
const fixed = [...routes.filter(({ path }) => path !== '/' && !path.includes(':')), { path: '/nulle-part', role: 'nobody' }]

/** One address of each kind of screen that has an id, found as a person finds it: by a link. */
const LINKED = {
  inhabitant: [
    { from: '/arbre', link: '/savoir-faire/' },
    { from: '/cours', link: '/cours/' },
    { from: '/suite', link: '/module/' },
    { from: '/pres-de-moi', link: '/pres-de-moi/' },
  ],
  author: [{ from: '/atelier', link: '/atelier/' }],
}

/** What says that the answer of the server is on screen, where the title alone comes first. */
const READY = {
  '/arbre': 'svg[role="group"], ul[aria-label]',
  '/suite': '.card a[href^="/module/"]',
  '/cours': '.card a[href^="/cours/"]',
  '/pres-de-moi': 'a[href^="/pres-de-moi/"]:not([href$="/proposer"], [href$="/suivi"])',
  '/moi/profil': 'form',
  '/moi/qui-voit': '[role="switch"]',
  '/atelier': '.card a[href^="/atelier/"]',
  '/atelier/nouveau': 'textarea',
  '/recherche': '[role="combobox"]',
}

/** Quiet: the screen has its title, nothing is on its way, nothing is loading, nothing moves. */
export async function quiet(page) {
  await page.locator('main h1').waitFor()
  for (let calm = 0; calm < 3; calm = onTheWay(page) === 0 ? calm + 1 : 0) await page.evaluate(() => new Promise(requestAnimationFrame))
  await page.waitForFunction(() => document.querySelectorAll('main [aria-busy="true"], main .skeleton').length === 0)
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState === 'finished'))
}

export async function open(page, address) {
  await page.goto(address)
  if (READY[address]) await page.locator('main').locator(READY[address]).first().waitFor()
  await quiet(page)
}

/** All addresses for that role; the page is left on one of them. */
export async function addresses(page, role) {
  const found = fixed.filter((one) => one.role === role).map(({ path }) => path)
  for (const { from, link } of LINKED[role] ?? []) {
    await open(page, from)
    const others = fixed.map(({ path }) => `:not([href="${path}"])`).join('')
    const anchor = page.locator(`main a[href^="${link}"]${others}`).first()
    await anchor.waitFor()
    found.push(await anchor.getAttribute('href'))
  }
  return found
}

/** The address as the front end's list of screens writes it, so that a screen that nobody visits is noticed. */
export const shapeOf = (address) => (fixed.some(({ path }) => path === address) ? address : address.replace(/[^/]+$/, ':id'))

export function assertScreen(address, page) {
  assert.ok(!page.url().includes('/bienvenue') || address.startsWith('/bienvenue'), `${address} led to the door: ${page.url()}`)
}
