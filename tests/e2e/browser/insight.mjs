// An author sees how far people go in a module, and writes about something that nobody teaches.

import assert from 'node:assert/strict'
import { inBothSchemes } from './axe.mjs'
import { arrived, enterAs } from './people.mjs'
import { open, quiet } from './screens.mjs'
import { play, say } from './stage.mjs'

const main = (page) => page.locator('main')
const STEPS = /^\d+ ou plus$|^moins de \d+$/

async function look(stage, page, picture) {
  await quiet(page)
  await stage.picture(page, picture, { fullPage: true })
  say({ axe: await inBothSchemes(page) })
}

await play(async (stage) => {
  const author = await stage.somebody('karim')
  await enterAs(author, 'Karim T.')
  await open(author, '/atelier')
  await main(author).getByRole('link', { name: 'Où on s’arrête' }).click()
  await arrived(author, 'Où on s’arrête')
  const followed = main(author).locator('.card').first()
  await followed.getByText(/personnes ou plus ont commencé/).waitFor()
  await look(stage, author, 'ou-on-s-arrete')
  const module = await followed.getByRole('link').innerText()
  await followed.getByRole('link').click()
  await arrived(author, module)
  const lines = await main(author).getByRole('row').filter({ has: author.getByRole('rowheader') }).all()
  const said = await Promise.all(lines.map((line) => line.getByRole('cell').first().innerText()))
  assert.ok(said.length >= 3 && said.every((text) => STEPS.test(text)), `numbers in whole steps: ${said}`)
  const shown = said.map((text) => (text.startsWith('moins') ? 0 : Number.parseInt(text, 10)))
  assert.ok(shown.every((count) => count % 11 === 0) && shown[0] > 0, `multiples of the floor: ${shown}`)
  assert.deepEqual(shown, shown.toSorted((one, other) => other - one), 'a funnel never widens')
  await main(author).getByText(/On compte par groupes de 11/).waitFor()
  await look(stage, author, 'un-module')
  say({ done: 'a funnel in whole steps' })

  await open(author, '/atelier')
  await main(author).getByRole('link', { name: 'Ce qui manque ici' }).click()
  await arrived(author, 'Ce qui manque ici')
  const missing = main(author).locator('section', { has: author.getByRole('heading', { name: 'Personne ne l’apprend aux autres' }) }).locator('.card').first()
  const skill = await missing.getByRole('heading').innerText()
  await look(stage, author, 'ce-qui-manque')
  await missing.getByRole('link', { name: 'Écrire ce module' }).click()
  await arrived(author, 'Nouveau module')
  const tagged = author.getByRole('group', { name: 'Ce qu’on apprend' }).getByText(skill, { exact: true })
  await tagged.waitFor()
  await author.getByText('Rien à enregistrer').waitFor()
  await author.getByLabel('Titre', { exact: true }).fill('Un début')
  await author.getByText('Gardé sur ce téléphone', { exact: true }).waitFor()
  await author.reload()
  await tagged.waitFor()
  assert.equal(await author.getByLabel('Titre', { exact: true }).inputValue(), 'Un début')
  say({ done: 'a draft has the missing skill' })
  say({ troubles: stage.troubles })
})
