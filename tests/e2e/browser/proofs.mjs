// A leaf becomes an attestation, a stranger without an account checks it, it is taken back, and the tree goes on paper.

import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { arrived, enterAs, goToMine } from './people.mjs'
import { attest, showByLink } from './proving.mjs'
import { play, say } from './stage.mjs'

await play(async (stage) => {
  const amina = await stage.somebody('amina')
  await enterAs(amina, 'Amina')
  await goToMine(amina, 'Mes attestations')
  await arrived(amina, 'Mes attestations')
  await attest(amina, { named: true })
  const card = amina.locator('main .card').first()
  await card.getByText('Valable').waitFor()
  const skill = await card.getByRole('heading').innerText()
  await stage.picture(amina, 'mes-attestations', { fullPage: true })
  say({ done: 'an attestation is made' })

  const saving = amina.waitForEvent('download')
  await amina.getByRole('button', { name: /^Garder le fichier/ }).first().tap()
  const file = JSON.parse(await readFile(await (await saving).path(), 'utf8'))
  assert.equal(file.proof.cryptosuite, 'eddsa-rdfc-2022')
  say({ done: 'its file is kept' })

  const path = await showByLink(amina)
  await amina.locator('main .qr').getByRole('img').waitFor()
  await stage.picture(amina, 'le-lien', { fullPage: true })
  const stranger = await stage.somebody('stranger')
  await stranger.goto(path)
  await stranger.getByRole('heading', { name: 'Cette attestation est valable' }).waitFor()
  await stranger.getByText('Amina B.').waitFor()
  assert.equal(await stranger.locator('.what').innerText(), skill)
  await stage.picture(stranger, 'valable', { fullPage: true })
  say({ done: 'a stranger reads that it is valid' })

  await amina.goto('/moi/regards')
  await amina.locator('main li', { hasText: 'a vu une attestation que vous montrez' }).first().waitFor()
  say({ done: 'the owner reads that somebody looked' })

  await amina.goto('/moi/arbre-papier')
  await amina.getByRole('switch', { name: 'Écrire mon nom en haut' }).check()
  await amina.locator('article').getByRole('heading', { name: 'Amina B.' }).waitFor()
  await amina.locator('article').getByRole('img', { name: new RegExp(`vérifier.*${skill}`, 'i') }).waitFor()
  await amina.emulateMedia({ media: 'print' })
  // A busy browser may still be on its way to paper.
  await amina.waitForFunction(() => {
    const [title, name] = [document.querySelector('main h1'), document.querySelector('article h2')].map((one) => getComputedStyle(one).visibility)
    return title === 'hidden' && name === 'visible'
  })
  await stage.picture(amina, 'arbre-papier', { fullPage: true })
  await amina.emulateMedia({ media: 'screen' })
  say({ done: 'the tree goes on paper' })

  await amina.goto('/moi/attestations')
  await amina.getByRole('button', { name: /^Retirer/ }).first().tap()
  await amina.getByRole('button', { name: 'Oui, la retirer' }).tap()
  await amina.locator('main .card').first().getByText('Retirée').waitFor()
  await stranger.reload()
  await stranger.getByRole('heading', { name: 'Cette attestation a été retirée' }).waitFor()
  assert.equal(await stranger.getByText('Amina B.').count(), 0)
  await stage.picture(stranger, 'retiree')
  say({ done: 'a stranger reads that it was withdrawn' })

  await amina.getByRole('button', { name: /^Arrêter les liens/ }).first().tap()
  await amina.locator('main a[href^="/verifier/"]').waitFor({ state: 'detached' })
  await stranger.reload()
  await stranger.getByRole('heading', { name: 'Ce lien ne montre rien' }).waitFor()
  say({ done: 'a link that was stopped shows nothing' })
  say({ troubles: stage.troubles })
})
