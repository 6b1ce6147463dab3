// The first three minutes, as a play tells them: what is touched, and what grows from it.

import { arrived } from './people.mjs'

/** Three pictures, the level said of each, and the five leaves that come of them. */
export const DONE = [
  { tile: 'Cuisiner', level: /^Seul/, leaves: ['cuisiner', 'faire les courses pour quelqu’un'] },
  { tile: 'Aider aux devoirs', level: /^Je peux montrer aux autres/, leaves: ['aider aux devoirs'] },
  { tile: 'Réparer un vélo', level: /^Avec de l’aide/, leaves: ['réparer un vélo', 'réparer une crevaison de vélo'] },
]
export const LEAVES = DONE.flatMap(({ leaves }) => leaves).sort()
export const TOWN = 'Saint-Denis'

const main = (page) => page.locator('main')

export const places = {
  begin: (page) => page.getByRole('link', { name: 'Commencer', exact: true }),
  tile: (page, name) => main(page).getByRole('button', { name, exact: true }),
  goOn: (page) => main(page).getByRole('button', { name: 'Continuer', exact: true }),
  level: (page, name) => main(page).getByRole('button', { name }),
  keep: (page) => main(page).getByRole('button', { name: 'Garder mon arbre' }),
  town: (page, name) => main(page).getByRole('button', { name, exact: true }),
  way: (page, name) => main(page).getByRole('button', { name }),
  noted: (page) => main(page).getByRole('button', { name: 'C’est noté' }),
}

export const CARD = /^Une carte/
export const PASSKEY = /^Avec ce téléphone/

/** The leaves of the small tree, as they are heard: what a drawing shows is not read aloud. */
export async function seedling(page) {
  await arrived(page, 'Voilà votre arbre')
  const lines = await main(page).getByRole('list', { name: 'Les feuilles de votre arbre' }).getByRole('listitem').allInnerTexts()
  return lines.map((line) => line.split(',')[0].trim().toLowerCase()).sort()
}

/** The leaves of the kept tree, by its drawing. */
export async function leaves(page) {
  await arrived(page, 'Mon arbre')
  const drawing = page.getByRole('group', { name: /^Mon arbre dessiné/ })
  await drawing.getByRole('link').first().waitFor()
  return (await drawing.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('aria-label') ?? link.textContent))).map((said) => said.split(',')[0].trim().toLowerCase()).sort()
}

/** From the door to the small tree by one finger: three pictures, three levels. */
export async function growSeedling(page, finger, done = DONE) {
  await finger.tap(places.begin(page))
  await arrived(page, /^Qu’avez-vous fait/)
  for (const { tile } of done) await finger.tap(places.tile(page, tile))
  await finger.tap(places.goOn(page))
  await sayLevels(page, finger, done)
}

export async function sayLevels(page, finger, done = DONE) {
  for (const [index, { level }] of done.entries()) {
    await page.waitForURL(`**/commencer/comment/${index + 1}`)
    await arrived(page, /comment le faites-vous/)
    await finger.tap(places.level(page, level))
  }
  await page.waitForURL('**/commencer/arbre')
}

/** From the small tree to the ways of keeping it. */
export async function chooseTown(page, finger) {
  await finger.tap(places.keep(page))
  await page.waitForURL('**/commencer/ville')
  await finger.tap(places.town(page, TOWN))
  await page.waitForURL('**/commencer/garder')
}

export async function keepByCard(page, finger) {
  await finger.tap(places.way(page, CARD))
  await arrived(page, 'Voici votre carte')
}

/** What the new card says, with the drawing of its QR code. */
export async function readCard(page) {
  const card = page.locator('#carte')
  const qr = card.getByRole('img')
  await qr.waitFor()
  const of = (term) => card.locator('dt', { hasText: term }).locator('xpath=following-sibling::dd[1]').innerText()
  return { number: (await of('Le numéro de la carte')).trim(), pin: (await of('Le code secret')).trim(), drawn: await qr.locator('path').getAttribute('d') }
}
