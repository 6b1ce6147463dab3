// The main screens, as the audit of docs/accessibility.md lists them, each brought to the state that is worth looking at.

import { readBlocks } from './course.mjs'
import { title } from './people.mjs'
import { look, profiles } from './recruiter.mjs'
import { open, quiet, WHO } from './screens.mjs'
import { drawing } from './tree.mjs'

/** One tap on a made-up person; wherever that leads. */
export async function come(page, person) {
  await page.goto('/bienvenue')
  const button = page.getByRole('button', { name: person })
  const everybody = page.getByRole('button', { name: /Voir les \d+ personnes/ })
  await button.or(everybody).first().waitFor()
  if ((await button.count()) === 0) await everybody.click()
  await button.first().click()
  await page.getByRole('navigation', { name: 'Menu principal' }).waitFor()
  await title(page).waitFor()
}

const hrefOf = (page, link) => page.locator(`main ${link}`).first().getAttribute('href')

/** Each calls `see(page, name)` when its screen is quiet. */
export async function asNobody(page, see) {
  await open(page, '/bienvenue')
  await see(page, 'welcome')
  await open(page, '/commencer')
  await see(page, 'first minutes')
  await page.locator('main li button[aria-pressed]').nth(0).click()
  await page.locator('main li button[aria-pressed]').nth(1).click()
  await open(page, '/commencer/comment/1')
  await see(page, 'first minutes: how')
  await open(page, '/accessibilite')
  await see(page, 'declaration')
}

/** Somebody who has read it all before is asked at once. */
export async function backToBlocks(page) {
  await page.locator('main article, main form').first().waitFor()
  if (await page.locator('main form').isVisible()) await page.locator('main').getByRole('button', { name: 'Retour' }).click()
  await page.locator('main article').waitFor()
}

export async function asInhabitant(page, see) {
  await come(page, WHO.inhabitant)
  await open(page, '/accueil')
  await see(page, 'home')
  await open(page, '/arbre')
  await see(page, 'tree')
  await page.getByRole('radio', { name: 'Liste' }).check()
  await see(page, 'tree as a list')
  await page.getByRole('radio', { name: 'Dessin' }).check()
  await open(page, await drawing(page).getByRole('link').first().getAttribute('href'))
  await see(page, 'leaf')
  await page.getByRole('button', { name: /^Demander à quelqu’un/ }).click()
  await page.getByRole('dialog').getByRole('listitem').first().waitFor()
  await see(page, 'leaf: ways to ask')
  await open(page, '/ajouter')
  await page.getByRole('combobox').first().pressSequentially('exel')
  await page.getByRole('option').first().waitFor()
  await see(page, 'add: proposals')
  await page.getByRole('option').first().click()
  await page.getByRole('radio').first().waitFor()
  await see(page, 'add: level')
  await open(page, '/suite')
  await open(page, await hrefOf(page, '.card a[href^="/module/"]'))
  await page.getByRole('button', { name: /^(Commencer|Continuer|Relire)/ }).click()
  await backToBlocks(page)
  await see(page, 'module')
  await readBlocks(page)
  await see(page, 'quiz')
  await open(page, '/pres-de-moi')
  await see(page, 'near me')
  await open(page, await hrefOf(page, 'a[href^="/pres-de-moi/"]:not([href$="/proposer"], [href$="/suivi"])'))
  await see(page, 'opportunity')
  await open(page, '/moi')
  await see(page, 'me')
  await open(page, '/moi/qui-voit')
  await see(page, 'who sees')
  await open(page, '/moi/telephone')
  await see(page, 'phone profiles')
}

export async function asAuthor(page, see) {
  await come(page, WHO.author)
  await open(page, '/atelier/nouveau')
  await page.getByRole('button', { name: 'Ajouter une question' }).click()
  await quiet(page)
  await see(page, 'studio editor')
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await page.getByRole('alert').getByRole('link').first().waitFor()
  await see(page, 'studio editor: what is missing')
}

export async function asRecruiter(page, see) {
  await come(page, WHO.recruiter)
  await open(page, '/recherche')
  await look(page, [{ typed: 'souder une fibre', skill: /souder une fibre/i }])
  await profiles(page).first().waitFor()
  await quiet(page)
  await see(page, 'recruiter search')
}
