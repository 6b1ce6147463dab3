// Somebody tells what they do in their own words, keeps what is right, answers with pictures, and finds it on the tree; then again with pictures alone, by keyboard.

import assert from 'node:assert/strict'
import { inBothSchemes } from './axe.mjs'
import { arrived, enterAs, goTo } from './people.mjs'
import { quiet } from './screens.mjs'
import { play, say } from './stage.mjs'
import { everythingKept } from './storage.mjs'
import { leaf, startAdding } from './tree.mjs'

const SECRET = 'zanzibarette'
const TEXT = `Depuis trois ans je répare les scooters de mes voisins à ${SECRET}, et je promène le chien de ma tante tous les jours.`

const main = (page) => page.locator('main')
const area = (page) => page.getByLabel('Qu’avez-vous fait ?', { exact: true })
const button = (page, name) => main(page).getByRole('button', { name })
const box = (page, name) => main(page).getByRole('checkbox', { name: new RegExp(`^Oui, je le fais.*${name}`, 'i') })
const question = (page, name) => main(page).getByRole('heading', { level: 2, name }).waitFor()

async function answer(page, title, name) {
  await question(page, title)
  await button(page, name).click()
}

async function fits(page) {
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), 'nothing is wider than the phone')
  const small = await main(page).locator('button:visible, a.button:visible').evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().height < 44).map((one) => one.textContent))
  assert.deepEqual(small, [], 'every target is big enough')
}

await play(async (stage) => {
  const page = await stage.somebody('amina')
  await enterAs(page, 'Amina B.')
  await goTo(page, 'Mon arbre')
  await startAdding(page)
  await main(page).getByRole('link', { name: 'Raconter ce que je fais' }).click()
  await arrived(page, 'Raconter ce que je fais')
  await stage.picture(page, 'raconter')
  for (const [text, said] of [['أصلح الدراجات لجيراني', /Je ne lis que le français et l’anglais/], ['jsp mdr', /Dites-le autrement/], ['?', /C’est trop court/]]) {
    await area(page).fill(text)
    await button(page, 'Continuer').click()
    await main(page).getByText(said).waitFor()
  }
  await main(page).getByRole('link', { name: 'Chercher un mot' }).waitFor()
  await stage.picture(page, 'rien-trouve')
  await fits(page)
  say({ done: 'what cannot be read is said, with what to do' })

  await area(page).fill(TEXT)
  await stage.network(page, false)
  await button(page, 'Continuer').click()
  await main(page).getByText('Votre texte est toujours là.').waitFor()
  await stage.network(page, true)
  await button(page, 'Continuer').click()
  await arrived(page, 'C’est bien vous ?')
  assert.equal(await main(page).getByRole('checkbox', { checked: true }).count(), 0, 'nothing is kept beforehand')
  await button(page, 'Continuer').click()
  await main(page).getByText('Touchez au moins une fois « Oui, je le fais ».').waitFor()
  await box(page, 'entretenir un scooter').check()
  await box(page, 'promener un chien').check()
  await stage.picture(page, 'garder-ou-laisser', { fullPage: true })
  await fits(page)
  await quiet(page)
  say({ axe: await inBothSchemes(page) })
  await button(page, 'Continuer avec 2 savoir-faire').click()

  await arrived(page, '1 sur 2')
  await question(page, 'Le faites-vous sans aide ?')
  await stage.picture(page, 'question')
  await fits(page)
  say({ axe: await inBothSchemes(page) })
  await answer(page, 'Le faites-vous sans aide ?', 'Je le fais sans aide')
  await answer(page, /^Ce n’est pas comme d’habitude/, 'Je trouve comment faire')
  await answer(page, 'L’avez-vous montré à quelqu’un ?', 'Oui, j’ai montré')
  await question(page, 'Depuis combien de temps ?')
  await main(page).getByRole('button', { pressed: true, name: /Trois à cinq ans.*Vous l’avez dit/s }).waitFor()
  await stage.picture(page, 'depuis-quand', { fullPage: true })
  await answer(page, 'Depuis combien de temps ?', /^Trois à cinq ans/)
  await answer(page, 'Combien de fois ?', /^Chaque semaine/)
  await question(page, 'Pour qui ?')
  await main(page).getByRole('button', { pressed: true, name: /^Des voisins, des amis/ }).waitFor()
  await main(page).getByRole('button', { pressed: true, name: /^Ma famille/ }).waitFor()
  await stage.picture(page, 'pour-qui', { fullPage: true })
  await fits(page)
  await button(page, 'Continuer').click()
  await arrived(page, '2 sur 2')
  await answer(page, 'Le faites-vous sans aide ?', 'On m’aide')
  await question(page, /^Comme pour/)
  await answer(page, /^Comme pour/, 'Oui, pareil')
  say({ done: 'a few questions with pictures' })

  await arrived(page, 'Tout est juste ?')
  await main(page).getByText(/^Depuis trois ans ou plus, chaque semaine, pour ma famille, pour des voisins ou des amis\.$/).first().waitFor()
  await stage.picture(page, 'tout-est-juste', { fullPage: true })
  say({ axe: await inBothSchemes(page) })
  await button(page, 'Mettre sur mon arbre').click()
  await arrived(page, 'Les 2 sont sur votre arbre')
  await button(page, /^Demander pour « entretenir un scooter/).click()
  await button(page, 'Demander à quelqu’un').waitFor()
  await stage.picture(page, 'quelqu-un-vous-a-vu', { fullPage: true })
  const kept = (await everythingKept(page)).filter(({ text }) => text.includes(SECRET))
  assert.deepEqual(kept.map(({ where }) => where), [], 'what was told is kept nowhere')
  say({ done: 'told, and the words are kept nowhere' })

  await main(page).getByRole('link', { name: 'Voir mon arbre' }).click()
  await arrived(page, 'Mon arbre')
  await leaf(page, 'promener un chien', 'Avec de l’aide').waitFor()
  await leaf(page, 'entretenir un scooter', 'Je peux montrer').click()
  await arrived(page, /scooter/i)
  await main(page).getByText(/Depuis trois ans ou plus, chaque semaine/).first().waitFor()
  const story = (await main(page).innerText()).replaceAll(/[\u00a0\u202f]/g, ' ')
  assert.match(story, /environ 140 h, d’après mes mots/)
  await stage.picture(page, 'histoire-de-la-feuille')
  say({ done: 'the story of the leaf tells it' })

  await page.goto('/ajouter/raconter')
  await arrived(page, 'Raconter ce que je fais')
  await button(page, 'Choisir avec des images').focus()
  await page.keyboard.press('Enter')
  await arrived(page, 'Choisir avec des images')
  const tile = main(page).getByRole('button', { name: 'Coudre', exact: true })
  await tile.focus()
  await page.keyboard.press('Space')
  await button(page, 'Continuer').focus()
  await page.keyboard.press('Enter')
  await arrived(page, 'C’est bien vous ?')
  assert.ok(await main(page).getByRole('checkbox', { checked: true }).count() > 0, 'what was touched is kept')
  for (const each of await main(page).getByRole('checkbox', { checked: true }).all().then((all) => all.slice(1))) await each.uncheck()
  await button(page, /^Continuer avec 1/).press('Enter')
  await question(page, 'Le faites-vous sans aide ?')
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'H2', 'the question has the focus')
  await button(page, 'On m’aide').press('Enter')
  for (const title of ['Depuis combien de temps ?', 'Combien de fois ?', 'Pour qui ?']) {
    await question(page, title)
    await button(page, 'Passer').press('Enter')
  }
  await arrived(page, 'Tout est juste ?')
  assert.equal(await main(page).getByRole('checkbox').count(), 0, 'no sentence was said')
  await button(page, 'Mettre sur mon arbre').press('Enter')
  await arrived(page, 'C’est sur votre arbre')
  say({ done: 'with pictures alone, by keyboard' })
  say({ troubles: stage.troubles })
})
