// The first three minutes, by one finger: a kept tree of five leaves; found again on another phone; in own words; without a network.

import assert from 'node:assert/strict'
import { Finger, noticed } from './hands.mjs'
import { arrived, shellKept } from './people.mjs'
import { isDrawnAs } from './qr.mjs'
import { play, say } from './stage.mjs'
import { CARD, chooseTown, growSeedling, keepByCard, LEAVES, leaves, PASSKEY, places, readCard, sayLevels, seedling } from './start.mjs'

const OWN_WORDS = 'danser le gwoka'

/** Somebody at the front door, whose touches and letters the page counts. */
async function newcomer(stage, name, options) {
  const page = await stage.somebody(name, options)
  const seen = await noticed(page)
  await page.goto('/')
  await places.begin(page).waitFor()
  return { page, seen, finger: new Finger() }
}

/** Whoever has just kept a tree is on the first screen of their own. */
async function home(page) {
  await page.waitForURL(({ pathname }) => !pathname.startsWith('/commencer') && pathname !== '/bienvenue')
  await page.locator('main h1').waitFor()
}

/** The own tree, by its address: what the server has of it. */
async function tree(page) {
  await page.goto('/arbre')
  return leaves(page)
}

async function byCard(stage) {
  const { page, seen, finger } = await newcomer(stage, 'with-a-card')
  await growSeedling(page, finger)
  assert.deepEqual(await seedling(page), LEAVES)
  await stage.picture(page, 'petit-arbre')
  await chooseTown(page, finger)
  await stage.picture(page, 'garder')
  await keepByCard(page, finger)
  const card = await readCard(page)
  await stage.picture(page, 'carte')
  await finger.tap(places.noted(page))
  await home(page)
  assert.equal(seen.touches, finger.taps, 'the page was touched as often as the play says')
  say({ way: 'card', taps: seen.touches, typed: seen.typed, keys: seen.keys, leaves: await tree(page) })
  return card
}

/** The card's QR code is an address: scanning it is opening it. The PIN is typed. */
async function onAnotherPhone(stage, card, name = 'another-phone') {
  const address = `${new URL(stage.url).origin}/bienvenue#carte=${encodeURIComponent(card.number)}`
  assert.ok(isDrawnAs(card.drawn, address), 'the QR code is the address of the door with the number of the card')
  const page = await stage.somebody(name)
  await page.goto(address)
  assert.equal(await page.getByLabel('Le numéro de ma carte').inputValue(), card.number)
  await page.getByLabel('Mon code à 4 chiffres').fill(card.pin)
  await page.getByRole('button', { name: 'Entrer', exact: true }).tap()
  await home(page)
  return tree(page)
}

/** A phone whose screen lock answers for its owner, as Chromium's own tests have it. */
async function withScreenLock(page) {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  const options = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true }
  await devtools.send('WebAuthn.addVirtualAuthenticator', { options })
}

async function byPasskey(stage) {
  const { page, seen, finger } = await newcomer(stage, 'with-this-phone')
  await withScreenLock(page)
  await growSeedling(page, finger)
  await chooseTown(page, finger)
  await finger.tap(places.way(page, PASSKEY))
  await home(page)
  assert.equal(seen.touches, finger.taps)
  const kept = await tree(page)
  const { taps } = finger
  // They leave; the same phone opens the same tree with one touch.
  await page.goto('/moi/telephone')
  await page.getByRole('button', { name: 'Quitter et effacer' }).tap()
  await page.getByRole('dialog').getByRole('button', { name: 'Oui, quitter et effacer' }).tap()
  await page.waitForURL('**/bienvenue')
  await page.getByRole('button', { name: 'Avec ce téléphone' }).tap()
  await home(page)
  say({ way: 'passkey', taps, typed: seen.typed, keys: seen.keys, leaves: kept, again: await tree(page) })
}

/** Words of their own for what no picture shows. The only place of the first minutes where somebody types. */
async function inOwnWords(page, finger) {
  await finger.tap(page.locator('main').getByRole('button', { name: 'Mon savoir-faire n’est pas là' }).last())
  const sheet = page.getByRole('dialog')
  await sheet.getByRole('combobox').pressSequentially(OWN_WORDS)
  await finger.tap(sheet.getByRole('option', { name: /Mon savoir-faire n’est pas dans la liste/ }))
  await sheet.waitFor({ state: 'detached' })
  await finger.tap(places.goOn(page))
  await sayLevels(page, finger, [{ level: /^Je peux montrer aux autres/ }])
  return seedling(page)
}

async function ownWords(stage) {
  const { page, finger } = await newcomer(stage, 'own-words')
  await finger.tap(places.begin(page))
  assert.deepEqual(await inOwnWords(page, finger), [OWN_WORDS])
  await chooseTown(page, finger)
  await keepByCard(page, finger)
  await finger.tap(places.noted(page))
  await home(page)
  say({ way: 'own words', leaves: await tree(page) })
}

async function ownWordsOffline(stage) {
  const { page, finger } = await newcomer(stage, 'own-words-offline')
  await finger.tap(places.begin(page))
  await places.tile(page, 'Cuisiner').waitFor()
  await shellKept(page)
  await stage.network(page, false)
  await page.reload()
  await places.tile(page, 'Cuisiner').waitFor()
  const grown = await inOwnWords(page, finger)
  await finger.tap(places.keep(page))
  await page.waitForURL('**/commencer/ville')
  await finger.tap(page.getByRole('button', { name: 'Plus tard' }))
  await finger.tap(places.way(page, CARD))
  // No account can be opened without a network. Nothing is lost, and it is said.
  await page.getByText(/Rien n’est perdu/).waitFor()
  await stage.picture(page, 'sans-reseau')
  await page.reload()
  await arrived(page, 'Comment garder votre arbre ?')
  await stage.network(page, true)
  await keepByCard(page, finger)
  await finger.tap(places.noted(page))
  await home(page)
  say({ way: 'own words, offline', grown, leaves: await tree(page) })
}

/** The network goes when the account is made and before one leaf has left the phone. */
async function networkGoes(stage) {
  const { page, finger } = await newcomer(stage, 'network-goes')
  await shellKept(page)
  await growSeedling(page, finger)
  await chooseTown(page, finger)
  let asked = 0
  await page.route('**/graphql', async (route) => {
    if (/updateProfile|declareSkill/.test(route.request().postData() ?? '')) {
      asked += 1
      await stage.network(page, false)
      return route.abort('internetdisconnected')
    }
    return route.continue()
  })
  await keepByCard(page, finger)
  assert.ok(asked > 0, 'the phone tried to send before the network went')
  const card = await readCard(page)
  await finger.tap(places.noted(page))
  await home(page)
  await page.reload()
  await page.getByRole('link', { name: /6 envois en attente/ }).waitFor()
  await stage.picture(page, 'reseau-parti')
  await page.unroute('**/graphql')
  await stage.network(page, true)
  await page.getByRole('link', { name: /envois? en attente/ }).waitFor({ state: 'detached' })
  say({ way: 'the network goes', leaves: await tree(page), elsewhere: await onAnotherPhone(stage, card, 'after-the-network') })
}

await play(async (stage) => {
  const card = await byCard(stage)
  say({ way: 'card on another phone', leaves: await onAnotherPhone(stage, card) })
  await byPasskey(stage)
  await ownWords(stage)
  await ownWordsOffline(stage)
  await networkGoes(stage)
  say({ troubles: stage.troubles })
})
