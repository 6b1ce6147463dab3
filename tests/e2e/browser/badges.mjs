// A badge from elsewhere on a phone: its file is chosen, an author says what it is worth, and the tree has the leaf; another one is vouched for.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inBothSchemes } from './axe.mjs'
import { arrived, enterAs, goToMine } from './people.mjs'
import { play, say } from './stage.mjs'
import { pickSkill } from './tree.mjs'

const { pictures } = JSON.parse(process.argv[2])
const file = (name) => ({ name, mimeType: 'application/octet-stream', buffer: readFileSync(join(pictures, name)) })
const choose = (page, given) => page.getByLabel('Choisir le fichier').setInputFiles(given)

await play(async (stage) => {
  const amina = await stage.somebody('amina')
  await enterAs(amina, 'Amina')
  await goToMine(amina, 'J’ai déjà un badge')
  await arrived(amina, 'J’ai déjà un badge')
  await choose(amina, { name: 'chat.txt', mimeType: 'text/plain', buffer: Buffer.from('un chat') })
  await amina.getByText('Nous n’avons pas trouvé de badge dans ce fichier.').waitFor()
  await choose(amina, { name: 'film.png', mimeType: 'image/png', buffer: Buffer.alloc(1_000_001) })
  await amina.getByText('Ce fichier est trop gros pour un badge.').waitFor()
  await stage.picture(amina, 'pas-un-badge')
  say({ done: 'what is no badge is told so' })

  await choose(amina, file('amina.svg'))
  await amina.getByRole('status').getByText('Donné par un inconnu').waitFor()
  await amina.getByRole('heading', { level: 3, name: 'Souder la fibre' }).waitFor()
  await amina.getByText('Quelqu’un d’ici va le regarder.', { exact: false }).waitFor()
  await stage.picture(amina, 'badge', { fullPage: true })
  assert.deepEqual(await inBothSchemes(amina), [])
  say({ done: 'a badge in a picture is checked and waits' })

  const karim = await stage.somebody('karim')
  await enterAs(karim, 'Karim')
  await goToMine(karim, 'Badges d’ailleurs')
  await arrived(karim, 'Badges d’ailleurs')
  await karim.getByRole('heading', { level: 2, name: 'Souder la fibre' }).waitFor()
  await karim.getByText('Si vous dites oui, vous vous portez garant.', { exact: false }).waitFor()
  await stage.picture(karim, 'a-dire', { fullPage: true })
  assert.deepEqual(await inBothSchemes(karim), [])
  await pickSkill(karim, 'Ce badge montre qu’on sait…', 'vélo', /vélo/i)
  await karim.getByRole('button', { name: 'C’est bon pour tous' }).tap()
  await karim.getByText('compte maintenant', { exact: false }).waitFor()
  await karim.getByRole('heading', { name: 'Rien n’attend' }).waitFor()
  say({ done: 'an author says what it is worth' })

  await amina.goto('/arbre')
  await amina.locator('main').getByRole('link', { name: /vélo/i }).first().waitFor()
  await amina.goto('/moi/badges')
  await amina.getByText('Dans votre arbre :').waitFor()
  await stage.picture(amina, 'compte', { fullPage: true })
  assert.deepEqual(await inBothSchemes(amina), [])
  say({ done: 'the tree has the leaf' })

  await choose(amina, file('perdu.json'))
  await amina.getByText('Montrez ce code', { exact: false }).waitFor()
  const code = await amina.locator('.code').innerText()
  assert.match(code, /^[2-9A-Z]{5} [2-9A-Z]{5}$/)
  await stage.picture(amina, 'code', { fullPage: true })
  assert.deepEqual(await inBothSchemes(amina), [])
  await karim.getByLabel('Le code du badge').fill('ZZZZZ ZZZZZ')
  await karim.getByRole('button', { name: 'Voir le badge' }).tap()
  await karim.getByText('Aucun badge avec ce code.').waitFor()
  await karim.getByLabel('Le code du badge').fill(code.toLowerCase())
  await karim.getByRole('button', { name: 'Voir le badge' }).tap()
  await karim.getByText('Montré par Amina B.').waitFor()
  await karim.getByRole('button', { name: 'Oui, c’est le sien' }).tap()
  await karim.getByText('Ce badge est maintenant à Amina B.', { exact: false }).waitFor()
  await amina.goto('/moi/regards')
  await amina.locator('main li', { hasText: 'a regardé un badge dont vous avez montré le code' }).first().waitFor()
  say({ done: 'a badge under another address is vouched for, and its owner is told' })

  await amina.goto('/moi/badges')
  const first = amina.locator('.card', { has: amina.getByText('Dans votre arbre :') })
  await first.getByRole('button', { name: 'Enlever' }).tap()
  await amina.getByRole('button', { name: 'Enlever le badge' }).tap()
  await first.waitFor({ state: 'detached' })
  say({ done: 'a badge is dropped' })
  say({ troubles: stage.troubles })
})
