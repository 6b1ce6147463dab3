// Courses on another site: its keys are shown once, somebody says yes to it, it grows their tree, takes it back with a reason, and is ended.

import assert from 'node:assert/strict'
import { createHmac, randomUUID } from 'node:crypto'
import { arrived, enterAs, goToMine } from './people.mjs'
import { play, say } from './stage.mjs'

/** What a site of one's own sends (docs/webhooks.md); the status of the answer. */
async function send(address, secret, body) {
  const [id, at, text] = [`msg_${randomUUID()}`, String(Math.floor(Date.now() / 1000)), JSON.stringify(body)]
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
  const signature = createHmac('sha256', key).update(`${id}.${at}.${text}`).digest('base64')
  const headers = { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': `v1,${signature}` }
  return (await fetch(address, { method: 'POST', body: text, headers })).status
}

await play(async (stage) => {
  const karim = await stage.somebody('karim')
  await enterAs(karim, 'Karim')
  await goToMine(karim, 'Mon atelier')
  await karim.getByRole('link', { name: 'Les cours d’autres sites' }).tap()
  await arrived(karim, 'Les cours d’autres sites')
  const add = karim.getByRole('button', { name: 'Ajouter un site' })
  await add.tap()
  await add.tap()
  await karim.getByText('Donnez un nom au site.').waitFor()
  await karim.getByLabel('Nom du site').fill('Cours du soir')
  await karim.getByRole('radio', { name: /webhook/ }).check()
  await add.tap()
  const fresh = karim.locator('.card', { hasText: 'Copiez ceci maintenant' })
  await fresh.waitFor()
  await stage.picture(karim, 'une-seule-fois', { fullPage: true })
  const [address, secret] = await fresh.locator('strong[translate="no"]').allInnerTexts()
  await karim.getByRole('button', { name: 'J’ai tout copié' }).tap()
  await karim.reload()
  await karim.getByText('Cours du soir').first().waitFor()
  assert.ok(!(await karim.locator('main').innerText()).includes(secret))
  say({ done: 'a site is added and its secret shown once' })

  const amina = await stage.somebody('amina')
  await enterAs(amina, 'Amina')
  await goToMine(amina, 'Mes cours sur d’autres sites')
  await amina.getByRole('button', { name: /^Oui, relier ce site/ }).tap()
  await amina.getByText('Le prochain cours fini comptera.', { exact: false }).waitFor()
  const learner = (await amina.locator('.code').innerText()).trim()
  say({ done: 'somebody says yes and has a code' })

  const done = { type: 'completion', activity: { id: 'cours-7', name: 'Réparer un vélo de ville' }, learner, hours: 3 }
  assert.equal(await send(address, secret, done), 200)
  assert.equal(await send(address, `whsec_${'A'.repeat(43)}=`, done), 401)
  await karim.reload()
  await karim.getByRole('group', { name: /^Le titre parle/ }).getByRole('button', { name: 'Réparer un vélo', exact: true }).tap()
  assert.equal(await karim.getByLabel('Combien d’heures').inputValue(), '3')
  await stage.picture(karim, 'a-dire', { fullPage: true })
  await karim.getByRole('button', { name: /^Enregistrer/ }).tap()
  await karim.getByRole('heading', { name: 'Déjà dit' }).waitFor()
  await amina.reload()
  await amina.getByText('« Réparer un vélo de ville »', { exact: false }).waitFor()
  await stage.picture(amina, 'a-pousse', { fullPage: true })
  say({ done: 'what waited is described and a leaf grows' })

  assert.equal(await send(address, secret, { ...done, type: 'completion.withdrawn', reason: 'Présence notée par erreur' }), 200)
  await amina.reload()
  await amina.getByText('Le site l’a repris', { exact: false }).waitFor()
  await amina.getByText('« Présence notée par erreur »', { exact: false }).waitFor()
  await stage.picture(amina, 'repris', { fullPage: true })
  say({ done: 'what was taken back says why' })

  await amina.getByRole('button', { name: /^Ne plus relier/ }).tap()
  await amina.getByRole('button', { name: 'Oui, arrêter' }).tap()
  await amina.getByText('Ce site n’est plus relié.').waitFor()
  await karim.getByRole('button', { name: /^Arrêter ce site/ }).tap()
  await karim.getByRole('button', { name: 'Oui, arrêter' }).tap()
  await karim.getByText('Aucun site pour le moment.').waitFor()
  assert.equal(await send(address, secret, done), 410)
  await amina.reload()
  await amina.getByRole('heading', { name: 'Sites qui ne sont plus là' }).waitFor()
  say({ done: 'a site is left, then ended' })
  say({ troubles: stage.troubles })
})
