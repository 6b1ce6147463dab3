// A phone without a network: the shell and the own tree are there, what is added waits in sight, and arrives when the server is back.

import assert from 'node:assert/strict'
import { arrived, enterAs, goTo, shellKept, told } from './people.mjs'
import { ask, play, say } from './stage.mjs'
import { chooseLevelAndAdd, drawing, leaf, leafCount, pickSkill, startAdding } from './tree.mjs'

/** Opens the box, types while the network is there, and has the skill chosen before it goes. */
async function chooseSkill(page, typed, skill) {
  await startAdding(page)
  await pickSkill(page, 'Que savez-vous faire ?', typed, skill)
  await page.getByRole('radio', { name: /^Seul/ }).waitFor()
}

const waiting = (page) => page.locator('main').getByText(/feuilles? atten(d|dent) le réseau/)

await play(async (stage) => {
  const page = await stage.somebody('amina')
  await enterAs(page, 'Amina B.')
  await goTo(page, 'Mon arbre')
  await drawing(page).waitFor()
  await shellKept(page)
  const leaves = await leafCount(page)

  // The radio is off, the browser knows it.
  await page.context().setOffline(true)
  await page.reload()
  await arrived(page, 'Mon arbre')
  await drawing(page).waitFor()
  assert.equal(await leafCount(page), leaves)
  await page.getByText(/Voici ce qui était sur ce téléphone/).waitFor()
  await stage.picture(page, 'arbre-hors-ligne')
  say({ done: 'shell and tree are read offline' })
  await page.context().setOffline(false)
  await page.reload()
  await page.getByText(/Voici ce qui était sur ce téléphone/).waitFor({ state: 'detached' })

  // Added without a network: kept, in sight, sent by itself when the network is back.
  await chooseSkill(page, 'jardinnage', /Jardiner/)
  await page.context().setOffline(true)
  await chooseLevelAndAdd(page, /^Seul/)
  await told(page, /Gardé sur ce téléphone/)
  await waiting(page).waitFor()
  await page.getByRole('link', { name: /1 envoi en attente/ }).waitFor()
  await stage.picture(page, 'feuille-en-attente')
  await page.reload()
  await waiting(page).waitFor()
  await goTo(page, 'Moi')
  await page.locator('main').getByRole('link', { name: /Pas encore envoyé/ }).click()
  await page.locator('main').getByText('Ajouter : jardiner').waitFor()
  await stage.picture(page, 'pas-encore-envoye')
  say({ done: 'an addition waits in sight' })
  await ask('nothing arrived yet')
  await page.context().setOffline(false)
  await page.getByRole('heading', { name: 'Tout est envoyé' }).waitFor()
  await goTo(page, 'Mon arbre')
  await leaf(page, 'jardiner', 'Seul').waitFor()
  await ask('the first arrived')
  say({ done: 'it arrives when the network is back' })

  // The server is killed under the phone, and comes back.
  await chooseSkill(page, 'compost', /compost/i)
  await ask('kill')
  await chooseLevelAndAdd(page, /^Seul/)
  await waiting(page).waitFor()
  const later = await page.context().newPage()
  await page.close()
  await later.goto('/arbre')
  await waiting(later).waitFor()
  await drawing(later).waitFor()
  await ask('start')
  await goTo(later, 'Moi')
  await later.locator('main').getByRole('link', { name: /Pas encore envoyé/ }).click()
  const now = later.getByRole('button', { name: 'Envoyer maintenant' })
  const sent = later.getByRole('heading', { name: 'Tout est envoyé' })
  await now.or(sent).first().waitFor()
  // The phone sends by itself too, and may do so between a look and a tap: then there is nothing left to press.
  await Promise.race([now.click().catch(() => undefined), sent.waitFor()])
  await sent.waitFor()
  await goTo(later, 'Mon arbre')
  await leaf(later, 'faire du compost', 'Seul').waitFor()
  say({ done: 'it arrives after the server was killed and started again' })

  // The answer is lost on its way: the phone sends again with the same key, and it counts once.
  let lost = 0
  await later.route('**/graphql', async (route) => {
    if (lost > 0 || !(route.request().postData() ?? '').includes('declareSkill')) return route.continue()
    lost += 1
    await route.fetch()
    await route.abort('connectionreset')
  })
  await chooseSkill(later, 'tresse', /Tresser/)
  await chooseLevelAndAdd(later, /^Seul/)
  await leaf(later, 'tresser les cheveux', 'Seul').waitFor()
  await later.getByRole('link', { name: /envois? en attente/ }).waitFor({ state: 'detached' })
  assert.equal(lost, 1)
  say({ done: 'a lost answer is asked again' })
})
