// A small test before a course, and the words that its modules then open with.

import assert from 'node:assert/strict'
import { arrived, enterAs } from './people.mjs'
import { play, say } from './stage.mjs'

const { skill, tested, other } = JSON.parse(process.env.SKILLTREE_WRITTEN)
const button = (page, name) => page.getByRole('button', { name, exact: true })
const read = (page, text) => page.locator('article').getByText(text, { exact: true }).waitFor()

async function open(page, module, title) {
  await page.goto(`/module/${module}`)
  await arrived(page, title)
  await button(page, 'Commencer').tap()
}

await play(async (stage) => {
  const page = await stage.somebody('amina')
  await enterAs(page, 'Amina B.')
  await page.goto(`/test/${skill}`)
  await button(page, 'Commencer le test').tap()
  const end = page.getByRole('heading', { level: 2, name: 'C’est fini, merci !' })
  const unknown = button(page, 'Je ne sais pas')
  for (let asked = 0; asked < 12; asked += 1) {
    await unknown.or(end).first().waitFor()
    if (await end.isVisible()) break
    const before = await page.locator('legend').innerText()
    await unknown.tap()
    await page.locator('legend').filter({ hasText: before }).waitFor({ state: 'detached' })
  }
  await end.waitFor()
  await page.getByText('Les textes s’ouvrent avec des mots plus simples', { exact: false }).waitFor()
  await stage.picture(page, 'avis', { fullPage: true })
  say({ done: 'somebody for whom it is new takes the small test' })

  await page.locator('main').getByRole('link', { name: 'Semer des radis' }).tap()
  await arrived(page, 'Semer des radis')
  await button(page, 'Commencer').tap()
  await read(page, 'Les mots simples.')
  assert.equal(await button(page, 'Plus simple').getAttribute('aria-pressed'), 'true')
  await stage.picture(page, 'mots-simples')
  await button(page, 'Suivant').tap()
  await read(page, 'Rien d’autre ici.')
  say({ done: 'its module opens in easier words' })

  await page.reload()
  await button(page, 'Continuer').tap()
  await button(page, 'Précédent').or(button(page, 'Retour')).first().tap()
  await read(page, 'Les mots simples.')
  say({ done: 'they are still there after the app was closed' })

  await open(page, other, 'Tresser un panier')
  await read(page, 'Les mots de tous les jours.')
  say({ done: 'another module stays as it was' })

  await button(page, 'Aller plus loin').tap()
  await read(page, 'Pour aller plus loin.')
  await page.goto(`/module/${tested}`)
  await button(page, 'Continuer').tap()
  await button(page, 'Précédent').or(button(page, 'Retour')).first().tap()
  await read(page, 'Pour aller plus loin.')
  await button(page, 'Aller plus loin').tap()
  await read(page, 'Les mots de tous les jours.')
  say({ done: 'the person has the last word' })
  say({ troubles: stage.troubles })
})
