// One phone, two people. Each finds their own tree again by their own PIN; nothing of the one is on the screen or on the phone in clear while the other holds it.

import assert from 'node:assert/strict'
import { Finger } from './hands.mjs'
import { arrived, goTo, told } from './people.mjs'
import { lock, setPin, sign, tryPin, unlock } from './sharing.mjs'
import { play, say } from './stage.mjs'
import { keepByCard, leaves, places, readCard, sayLevels } from './start.mjs'
import { whereIs } from './storage.mjs'
import { chooseLevelAndAdd, leaf, pickSkill, startAdding } from './tree.mjs'

const ALONE = [{ level: /^Seul/ }, { level: /^Seul/ }]
const AZELIE = { name: 'Azélie', words: 'accorder un violoncelle ancien', picture: 'Tresser les cheveux', pin: '2468', sign: /feuille, vert/ }
const BINTOU = { name: 'Bintou', words: 'cirer une barque de pêche', picture: 'Coudre', pin: '9753', sign: /étoile, bleu/, hurried: true }
const LATER = { typed: 'jardinnage', skill: /^Jardiner/, leaf: 'jardiner' }

/** From the door to a kept tree of a picture and of own words, and a name. Whoever is hurried does not say that the card is noted. */
async function begin(page, person) {
  const finger = new Finger()
  await finger.tap(places.begin(page))
  await arrived(page, /^Qu’avez-vous fait/)
  await finger.tap(places.tile(page, person.picture))
  await finger.tap(page.locator('main').getByRole('button', { name: 'Mon savoir-faire n’est pas là' }).last())
  await page.getByRole('dialog').getByRole('combobox').pressSequentially(person.words)
  await finger.tap(page.getByRole('dialog').getByRole('option', { name: /Mon savoir-faire n’est pas dans la liste/ }))
  await finger.tap(places.goOn(page))
  await sayLevels(page, finger, ALONE)
  await finger.tap(places.keep(page))
  await page.waitForURL('**/commencer/ville')
  await finger.tap(page.getByRole('button', { name: 'Plus tard' }))
  await keepByCard(page, finger)
  const card = await readCard(page)
  if (person.hurried) await page.goto('/accueil')
  else await finger.tap(places.noted(page))
  await arrived(page, 'Bonjour')
  await page.goto('/moi/profil')
  await page.getByLabel('Mon prénom ou mon nom').fill(person.name)
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).tap()
  await told(page, 'C’est enregistré.')
  return card
}

const mine = async (page) => {
  await goTo(page, 'Mon arbre')
  return leaves(page)
}

/** Who is in, as the phone keeps it. */
const profile = (page) => page.evaluate(async () => {
  const wait = (request) => new Promise((done) => (request.onsuccess = () => done(request.result)))
  const database = await wait(indexedDB.open('skilltree'))
  const session = await wait(database.transaction('settings').objectStore('settings').get('session'))
  database.close()
  return session.profile
})

/** Nothing of `person` may be read while somebody else holds the phone. */
async function hidden(page, person, moment) {
  assert.deepEqual(await whereIs(page, [person.name, person.words, ...(person.secret ?? [])]), [], `${moment}: what is left of ${person.name}`)
}

await play(async (stage) => {
  const page = await stage.somebody('shared-phone')
  await page.goto('/')
  const card = await begin(page, AZELIE)
  AZELIE.secret = [card.number, AZELIE.pin]
  AZELIE.id = await profile(page)
  const hers = await mine(page)
  assert.ok(hers.includes(AZELIE.words) && hers.length === 3, `her leaves: ${hers}`)
  // The search itself is awake: without a PIN the phone holds her words as they are.
  assert.ok((await whereIs(page, [AZELIE.words])).some((found) => found.includes('/cache/')), 'without a PIN the tree is kept in clear')

  await setPin(page, AZELIE.pin)
  await mine(page)
  const sealed = (await whereIs(page, [AZELIE.words])).filter((found) => !/ in (page|title)$/.test(found))
  assert.deepEqual(sealed, [], 'with a PIN nothing of the tree is kept in clear, not even while she is there')
  await lock(page)
  await stage.picture(page, 'qui')
  await hidden(page, AZELIE, 'locked')
  // No way back by the phone's own button or by an address.
  await page.goBack().catch(() => undefined)
  await page.goto('/arbre')
  await arrived(page, 'Qui êtes-vous ?')
  await hidden(page, AZELIE, 'asked for by its address')
  say({ done: 'a tree is locked' })

  await page.getByRole('link', { name: 'Quelqu’un d’autre' }).tap()
  BINTOU.secret = [(await begin(page, BINTOU)).number, BINTOU.pin]
  await setPin(page, BINTOU.pin)
  const theirs = await mine(page)
  assert.ok(theirs.includes(BINTOU.words) && !theirs.includes(AZELIE.words), `the second person's leaves: ${theirs}`)
  await hidden(page, AZELIE, 'while the second person is there')
  await lock(page)
  say({ done: 'a second person has a tree on the same phone' })

  // The other one's PIN opens nothing, and says how often it may be tried.
  stage.expect(page, /status of 400 .*\/auth\/unlock/)
  await sign(page, AZELIE.sign).tap()
  await tryPin(page, BINTOU.pin)
  await page.getByText('Il reste 4 essais.').waitFor()
  await stage.picture(page, 'mauvais-code')
  await tryPin(page, AZELIE.pin)
  await arrived(page, 'Bonjour')
  assert.deepEqual(await mine(page), hers)
  await hidden(page, BINTOU, 'while the first is there')
  say({ done: 'each PIN opens only its own tree' })

  // What she adds without a network waits, closed, and is sent by nobody else.
  await startAdding(page)
  await pickSkill(page, 'Que savez-vous faire ?', LATER.typed, LATER.skill)
  await page.getByRole('radio', { name: /^Seul/ }).waitFor()
  await stage.network(page, false)
  await chooseLevelAndAdd(page, /^Seul/)
  await page.getByRole('link', { name: /1 envoi en attente/ }).waitFor()
  await lock(page)
  await sign(page, AZELIE.sign).getByText('à envoyer').waitFor()
  await stage.picture(page, 'qui-a-envoyer')
  await hidden(page, { ...AZELIE, secret: [...AZELIE.secret, 'Ajouter : jardiner'] }, 'with unsent work')

  const sent = []
  page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`))
  await stage.network(page, true)
  await unlock(page, BINTOU.sign, BINTOU.pin)
  await page.goto('/moi/envois')
  await page.getByRole('heading', { name: 'Tout est envoyé' }).waitFor()
  await hidden(page, { ...AZELIE, secret: [...AZELIE.secret, 'Ajouter : jardiner'] }, 'while the second person looks at what waits')
  assert.deepEqual(await mine(page), theirs)
  await lock(page)
  assert.deepEqual(sent.filter((one) => one.includes('declareSkill')), [], 'nobody else sends it')
  await unlock(page, AZELIE.sign, AZELIE.pin)
  await page.getByRole('link', { name: /envois? en attente/ }).waitFor({ state: 'detached' })
  assert.equal(sent.filter((one) => one.includes('declareSkill')).length, 1, 'she sends it herself, once')
  await goTo(page, 'Mon arbre')
  await leaf(page, LATER.leaf).waitFor()
  const more = await leaves(page)
  assert.deepEqual(more, [...hers, LATER.leaf].sort())
  say({ done: 'unsent work stays its owner’s' })

  // Forgetting the PIN has ended her session already; the phone asks for its end all the same.
  // She leaves: nothing of her is left, the other has everything.
  await page.goto('/moi/telephone')
  await page.getByRole('button', { name: 'Quitter et effacer' }).tap()
  await stage.picture(page, 'quitter-et-effacer')
  await page.getByRole('dialog').getByRole('button', { name: 'Oui, quitter et effacer' }).tap()
  await arrived(page, 'Qui êtes-vous ?')
  assert.equal(await sign(page, AZELIE.sign).count(), 0)
  await hidden(page, { ...AZELIE, secret: [...AZELIE.secret, AZELIE.id] }, 'after she left')
  await page.reload()
  await unlock(page, BINTOU.sign, BINTOU.pin)
  assert.deepEqual(await mine(page), theirs)
  say({ done: 'leaving takes nothing from the other' })

  // Her tree is on the service, for her card.
  const other = await stage.somebody('her-other-phone')
  await other.goto(`/bienvenue#carte=${encodeURIComponent(card.number)}`)
  await other.getByLabel('Mon code à 4 chiffres').fill(card.pin)
  await other.getByRole('button', { name: 'Entrer', exact: true }).tap()
  await arrived(other, 'Bonjour')
  assert.deepEqual(await mine(other), more)
  say({ troubles: stage.troubles })
})
