// axe on every screen and on what opens in them, for each role, light and dark.

import { inBothSchemes } from './axe.mjs'
import { enterAs, goTo } from './people.mjs'
import { look, profiles } from './recruiter.mjs'
import { addresses, assertScreen, open, quiet, shapeOf, WHO } from './screens.mjs'
import { play, say } from './stage.mjs'
import { startModule } from './studio.mjs'
import { drawing, pickSkill } from './tree.mjs'

async function lookAt(page, screen) {
  await quiet(page)
  say({ screen, found: await inBothSchemes(page) })
}

async function everyAddress(page, role) {
  for (const address of await addresses(page, role)) {
    await open(page, address)
    assertScreen(address, page)
    await lookAt(page, shapeOf(address))
  }
}

await play(async (stage) => {
  const nobody = await stage.somebody('nobody')
  await everyAddress(nobody, 'nobody')
  await nobody.goto('/bienvenue')
  await nobody.getByLabel('Mon adresse e-mail').fill('personne@demo.invalid')
  await nobody.getByRole('button', { name: 'Recevoir un code' }).click()
  await nobody.getByLabel('Le code à 6 chiffres').waitFor()
  await lookAt(nobody, '/bienvenue: the code')

  const amina = await stage.somebody('amina')
  await enterAs(amina, WHO.inhabitant)
  await everyAddress(amina, 'inhabitant')
  await open(amina, '/arbre')
  await amina.getByRole('radio', { name: 'Liste' }).check()
  await lookAt(amina, '/arbre: as a list')
  await amina.getByRole('radio', { name: 'Dessin' }).check()
  await drawing(amina).getByRole('link').first().click()
  await amina.getByRole('button', { name: 'Demander à quelqu’un de confirmer' }).click()
  await amina.getByRole('dialog').getByLabel('Le lien').waitFor()
  await lookAt(amina, '/savoir-faire/:id: the link to send')
  await open(amina, '/ajouter')
  await amina.getByRole('combobox', { name: 'Que savez-vous faire ?' }).pressSequentially('exel')
  await amina.getByRole('option').first().waitFor()
  await lookAt(amina, '/ajouter: the proposals')
  await amina.getByRole('option').first().click()
  await amina.getByRole('button', { name: 'Ajouter à mon arbre' }).waitFor()
  await lookAt(amina, '/ajouter: the level')
  await goTo(amina, 'Et après')
  await amina.locator('main .card a[href^="/module/"]').first().click()
  await amina.getByRole('button', { name: /^(Commencer|Continuer)$/ }).click()
  await lookAt(amina, '/module/:id: a block')
  while (!(await amina.getByRole('button', { name: 'Passer aux questions' }).isVisible())) await amina.getByRole('button', { name: 'Suivant', exact: true }).click()
  await amina.getByRole('button', { name: 'Passer aux questions' }).click()
  await amina.getByText(/^Question 1 sur/).waitFor()
  await lookAt(amina, '/module/:id: a question')

  const karim = await stage.somebody('karim')
  await enterAs(karim, WHO.author)
  await everyAddress(karim, 'author')
  await open(karim, '/atelier')
  await startModule(karim)
  await pickSkill(karim, 'Ce qu’on apprend', 'compost', /compost/i)
  await karim.getByRole('button', { name: 'Ajouter une question' }).click()
  await karim.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await karim.getByRole('alert').getByRole('link').first().waitFor()
  await lookAt(karim, '/atelier/nouveau: what is missing')

  const sophie = await stage.somebody('sophie')
  await enterAs(sophie, WHO.recruiter)
  await everyAddress(sophie, 'recruiter')
  await open(sophie, '/recherche')
  await look(sophie, [{ typed: 'souder une fibre', skill: /souder une fibre/i }])
  await profiles(sophie).first().waitFor()
  await lookAt(sophie, '/recherche: profiles')
  await profiles(sophie).first().getByRole('button', { name: 'Demander un contact' }).click()
  await sophie.getByRole('dialog').getByLabel('Pourquoi la contacter ?').waitFor()
  await lookAt(sophie, '/recherche: asking')
})
