// Every screen of the app, with who opens it and what says that it is there.

import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { Finger } from './hands.mjs'
import { enterAs } from './people.mjs'
import { attest, showByLink } from './proving.mjs'
import { beAsked } from './recruiter.mjs'
import { lock, setPin } from './sharing.mjs'
import { showTree } from './seeing.mjs'
import { onTheWay } from './stage.mjs'
import { chooseTown, growSeedling, keepByCard } from './start.mjs'

/** Demo people by what they do. */
export const WHO = { inhabitant: 'Amina B.', author: 'Karim T.', recruiter: 'Sophie L.', counsellor: 'Nadège C.' }

/** Who opens the screens that not everybody can: by how their address starts. The first that fits. */
const ROLE_OF = [
  ['/commencer/carte', 'holder'],
  ['/commencer/', 'beginner'],
  ['/qui', 'sharer'],
  ['/atelier', 'author'],
  ['/recherche', 'recruiter'],
  ['/accueillir', 'counsellor'],
  ['/animer', 'counsellor'],
]

const FEATURES = new URL('../../../frontend/src/features/', import.meta.url)
const [, home] = /HOME = '([^']+)'/.exec(readFileSync(new URL('../lib/router/home.ts', FEATURES), 'utf8'))

/** From the front end's own lists of screens, so that a new screen is visited without a line here. */
const routes = readdirSync(FEATURES).flatMap((area) => {
  const file = new URL(`${area}/routes.ts`, FEATURES)
  if (!existsSync(file)) return []
  return [...readFileSync(file, 'utf8').matchAll(/\{ path: (?:'([^']+)'|HOME)([^}]*)/g)].map(([, written, rest]) => {
    const path = written ?? home
    const anybody = /account: false/.test(rest) ? 'nobody' : 'inhabitant'
    return { path, role: ROLE_OF.find(([start]) => path.startsWith(start))?.[1] ?? anybody }
  })
})
assert.ok(routes.length > 40, 'the lists of screens are read')

/** The screens without an id, by who opens them; `/` only leads on, and an address that does not exist has a screen too. */
const fixed = [...routes.filter(({ path }) => path !== '/' && !path.includes(':')), { path: '/nulle-part', role: 'nobody' }]

/** One address of each kind of screen that has an id, found as a person finds it: by a link, `by` way of others. */
const LINKED = {
  inhabitant: [
    { from: '/arbre', link: '/savoir-faire/' },
    { from: '/cours', link: '/cours/' },
    { from: '/suite', link: '/module/' },
    { from: '/cours', by: ['Lire dans la vie de tous les jours', 'Les panneaux et les étiquettes'], link: '/test/' },
    { from: '/pres-de-moi', link: '/pres-de-moi/' },
    { from: '/moi/contacts', link: '/demandes/' },
    { from: '/moi/attestations', link: '/verifier/' },
    { from: '/moi/qui-voit', link: '/moi/qui-voit/' },
    { from: '/moi/qui-voit', link: '/arbre/montre/' },
  ],
  author: [
    { from: '/atelier', link: '/atelier/' },
    { from: '/atelier/ensembles', link: '/atelier/ensembles/' },
    { from: '/atelier/reprendre', link: '/atelier/imprimer/' },
    { from: '/atelier/chiffres', link: '/atelier/chiffres/' },
  ],
  counsellor: [{ from: '/animer', link: '/animer/', below: ['/bons'] }],
}

async function begin(page) {
  const finger = new Finger()
  await page.goto('/')
  await growSeedling(page, finger)
  return finger
}

async function keep(page) {
  const finger = await begin(page)
  await chooseTown(page, finger)
  await keepByCard(page, finger)
}

/** Two people, and nothing noted yet. */
async function holdWorkshop(page) {
  await page.goto('/animer/nouveau')
  await page.getByLabel('Que fait-on dans cet atelier ?').fill('Réparer un vélo')
  await page.getByLabel('Qui vient ?').fill('Awa\nBintou')
  await page.getByRole('button', { name: 'Ouvrir l’atelier' }).click()
  await page.locator('.wall').waitFor()
}

/** How each of them comes to where their screens are. */
const COMING = {
  nobody: () => undefined,
  // Three pictures chosen and not kept.
  beginner: begin,
  // Kept by a card that is still on the screen.
  holder: keep,
  // A phone behind a PIN, locked.
  sharer: async (page) => {
    await keep(page)
    await setPin(page, '2468')
    await lock(page)
  },
  inhabitant: async (page, stage) => {
    await enterAs(page, WHO.inhabitant)
    await beAsked(page, await stage.somebody('who-asks'), WHO.recruiter)
    await attest(page)
    await showByLink(page)
    await showTree(page, 'Ma conseillère')
  },
  author: (page) => enterAs(page, WHO.author),
  recruiter: (page) => enterAs(page, WHO.recruiter),
  counsellor: async (page) => {
    await enterAs(page, WHO.counsellor)
    await holdWorkshop(page)
  },
}

/** `look(page, shape)` at every screen, by whoever it is for; returns their pages. `options` are those of their phones. */
export async function everyScreen(stage, options, look) {
  const pages = {}
  for (const [role, come] of Object.entries(COMING)) {
    const page = await stage.somebody(role, options)
    pages[role] = page
    await come(page, stage)
    for (const address of await addresses(page, role)) {
      await open(page, address)
      assertScreen(address, page)
      await look(page, shapeOf(address))
    }
  }
  return pages
}

/** What says that the answer of the server is on screen, where the title alone comes first. */
const READY = {
  '/arbre': 'svg[role="group"], ul[aria-label]',
  '/arbre/tous': '[role="application"] svg path',
  '/accueil': '.step',
  '/commencer': 'ul.tiles button',
  '/commencer/ville': 'section button',
  '/moi/attestations': '.card',
  '/moi/arbre-papier': 'article',
  '/moi/confirmer': '[role="switch"]',
  '/moi/contacts': 'a[href^="/demandes/"]',
  '/moi/entrer': 'h2',
  '/accueillir': 'a[href="/accueillir/nouveau"]',
  '/accueillir/nouveau': 'form',
  '/animer': '.card a[href^="/animer/"]',
  '/animer/nouveau': 'form',
  '/suite': '.card a[href^="/module/"]',
  '/cours': '.card a[href^="/cours/"]',
  '/pres-de-moi': 'a[href^="/pres-de-moi/"]:not([href$="/proposer"], [href$="/suivi"])',
  '/moi/profil': 'form',
  '/moi/choix': 'form',
  '/moi/qui-voit': 'input[type="radio"]',
  '/atelier': '.card a[href^="/atelier/"]',
  '/atelier/nouveau': 'textarea',
  '/atelier/ensembles': '.card a[href^="/atelier/ensembles/"]',
  '/atelier/reprendre': '.card',
  '/atelier/fichiers': '.card a[download]',
  '/atelier/regle': 'input[type="radio"]',
  '/atelier/chiffres': '.card a[href^="/atelier/chiffres/"]',
  '/atelier/manques': '.card a[href^="/atelier/nouveau/"]',
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
async function addresses(page, role) {
  const found = fixed.filter((one) => one.role === role).map(({ path }) => path)
  if (role === 'beginner') found.push('/commencer/comment/1')
  for (const { from, by = [], link, below = [] } of LINKED[role] ?? []) {
    await open(page, from)
    for (const name of by) await open(page, await page.locator('main').getByRole('link', { name }).first().getAttribute('href'))
    const others = fixed.map(({ path }) => `:not([href="${path}"])`).join('')
    const anchor = page.locator(`main a[href^="${link}"]${others}`).first()
    await anchor.waitFor()
    const href = await anchor.getAttribute('href')
    found.push(href, ...below.map((rest) => href + rest))
    // A module that waits for nobody; one that does is looked at in studio_sets.mjs.
    if (from === '/atelier') found.push(href.replace('/atelier/', '/atelier/relire/'))
  }
  return found
}

const pattern = (path) => new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`)

/** The address as the front end's list of screens writes it, so that a screen that nobody visits is noticed. */
export const shapeOf = (address) => (fixed.find(({ path }) => path === address) ?? routes.find(({ path }) => pattern(path).test(address))).path

/** An address that leads elsewhere would be looked at twice, and its own screen never. */
export function assertScreen(address, page) {
  const { pathname } = new URL(page.url())
  assert.ok(pathname === address || (address === '/atelier/nouveau' && pathname.startsWith(address)), `${address} led to ${pathname}`)
}
