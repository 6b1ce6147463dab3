// Amina puts ideas aside: not interested, undone at once; later; done already, with what she can do now; then sees them all again.

import assert from 'node:assert/strict'
import { inBothSchemes } from './axe.mjs'
import { arrived, enterAs, goToIdeas, inEnglish, told } from './people.mjs'
import { play, say } from './stage.mjs'

const ideas = (page) => page.locator('main .card.linked h3')
const notForMe = (page, name) => page.getByRole('button', { name: `Pas pour vous ? : ${name}`, exact: true })

/** Nothing is wider than the phone, and axe finds nothing, light or dark. */
async function fits(page) {
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), 'nothing is wider than the phone')
  assert.deepEqual(await inBothSchemes(page), [])
}

/** The title of the first idea without the picture before it. */
async function firstIdea(page) {
  await ideas(page).first().waitFor()
  return (await ideas(page).first().locator('a').innerText()).trim()
}

/** The ideas on screen, once the first is no longer this one. */
async function without(page, name) {
  await notForMe(page, name).waitFor({ state: 'detached' })
}

await play(async (stage) => {
  const amina = await stage.somebody('amina')
  await enterAs(amina, 'Amina B.')
  await goToIdeas(amina)
  const unwanted = await firstIdea(amina)
  await notForMe(amina, unwanted).tap()
  await amina.getByRole('button', { name: 'Pas intéressé' }).waitFor()
  await stage.picture(amina, 'pas-pour-moi')
  await fits(amina)
  await amina.getByRole('button', { name: 'Pas intéressé' }).tap()
  await amina.getByText('C’est noté : cette idée ne revient pas.').waitFor()
  await without(amina, unwanted)
  await amina.reload()
  await ideas(amina).first().waitFor()
  // What the phone kept stands there first, until the server's answer comes.
  await without(amina, unwanted)
  say({ done: 'an idea that is not wanted is gone' })

  const next = await firstIdea(amina)
  await notForMe(amina, next).tap()
  await amina.getByRole('button', { name: 'Plus tard' }).tap()
  await amina.getByRole('button', { name: 'Dans un mois' }).tap()
  await amina.getByText('C’est noté : cette idée revient après le').waitFor()
  await without(amina, next)
  await amina.getByRole('button', { name: 'Annuler' }).tap()
  await told(amina, 'C’est annulé')
  await notForMe(amina, next).waitFor()
  say({ done: 'later, and undone at once' })

  const done = await firstIdea(amina)
  await notForMe(amina, done).tap()
  await amina.getByRole('button', { name: 'Déjà fait' }).tap()
  await amina.getByRole('heading', { name: 'Ce que vous savez faire maintenant' }).waitFor()
  await amina.getByRole('button', { name: 'Je sais le faire' }).first().tap()
  await amina.getByRole('radio', { name: /^Seul/ }).first().check()
  await stage.picture(amina, 'deja-fait', { fullPage: true })
  await fits(amina)
  await amina.getByRole('button', { name: 'Enregistrer' }).tap()
  await told(amina, 'C’est sur votre arbre')
  say({ done: 'done already, and on the tree' })

  await amina.getByRole('link', { name: 'Mes choix' }).tap()
  await arrived(amina, 'Mes choix')
  await amina.getByRole('button', { name: `Revoir cette idée : ${unwanted}` }).waitFor()
  await amina.getByRole('button', { name: `Revoir cette idée : ${done}` }).waitFor()
  await amina.getByRole('radio', { name: '2 h' }).check()
  await amina.getByRole('switch', { name: 'Tamoul' }).or(amina.getByLabel('Tamoul')).first().check()
  await amina.getByRole('button', { name: 'Enregistrer' }).tap()
  await told(amina, 'Enregistré')
  await stage.picture(amina, 'mes-choix', { fullPage: true })
  await fits(amina)
  await amina.reload()
  assert.ok(await amina.getByRole('radio', { name: '2 h' }).isChecked())
  assert.ok(await amina.getByLabel('Tamoul').isChecked())
  say({ done: 'time and languages are kept' })

  await amina.getByRole('button', { name: 'Tout revoir' }).tap()
  await amina.getByText('Aucune idée écartée.').waitFor()
  await goToIdeas(amina)
  await notForMe(amina, unwanted).waitFor()
  say({ done: 'all may be seen again' })

  await inEnglish(amina)
  await amina.goto('/moi/choix')
  await arrived(amina, 'My choices')
  await fits(amina)
  say({ done: 'in English too' })
  say({ troubles: stage.troubles })
})
