// A pasted text: what was found is marked and listed, what is ticked goes on the tree, the text itself is kept nowhere.

import assert from 'node:assert/strict'
import { inBothSchemes } from './axe.mjs'
import { arrived, enterAs, goTo } from './people.mjs'
import { quiet } from './screens.mjs'
import { play, say } from './stage.mjs'
import { everythingKept } from './storage.mjs'
import { leaf, startAdding } from './tree.mjs'

const SECRET = 'zanzibarette'
const TEXT = `👩‍🍳 Bonjour, je m’appelle ${SECRET}. Je sais réparer un vélo et faire du compost 🌱.\nJ’ai appris à tresser les cheveux. Je fais aussi la cuisine pour dix personnes.`

const main = (page) => page.locator('main')
const area = (page) => page.getByLabel('Votre texte', { exact: true })
const search = (page) => main(page).getByRole('button', { name: 'Chercher mes savoir-faire' })
const found = (page) => main(page).getByRole('heading', { level: 2, name: /savoir-faire trouvés?$/ })
const item = (page, name) => main(page).getByRole('listitem').filter({ has: page.getByRole('checkbox', { name: new RegExp(name, 'i') }) })

await play(async (stage) => {
  const page = await stage.somebody('amina')
  await enterAs(page, 'Amina B.')
  await goTo(page, 'Mon arbre')
  await startAdding(page)
  await main(page).getByRole('link', { name: 'J’ai déjà un texte' }).click()
  await arrived(page, 'Ce que vous avez écrit')
  await main(page).getByText('Nous ne gardons pas votre texte.').waitFor()
  await stage.picture(page, 'ecran-vide')

  await area(page).fill('é'.repeat(11_000))
  await main(page).getByText(/Votre texte est trop long\. Enlevez environ \d+ lettres/).waitFor()
  const sent = []
  page.on('request', (request) => (request.postData() ?? '').includes('"TagText"') && sent.push(request.url()))
  await search(page).click()
  assert.deepEqual(sent, [], 'a text that is too long stays on the phone')
  say({ done: 'too long is said before it is sent' })

  await area(page).fill(TEXT)
  await stage.network(page, false)
  await search(page).click()
  await main(page).getByText('Votre texte est toujours là.').waitFor()
  assert.equal(await area(page).inputValue(), TEXT)
  await stage.picture(page, 'sans-reseau')
  say({ done: 'without a network the text stays' })
  await stage.network(page, true)

  await search(page).click()
  await found(page).waitFor()
  const marks = await main(page).getByRole('region', { name: 'Votre texte' }).locator('mark').allInnerTexts()
  assert.ok(marks.includes('réparer un vélo') && marks.includes('tresser les cheveux'), `marked: ${marks}`)
  assert.equal(await main(page).getByRole('checkbox', { checked: true }).count(), 0, 'nothing is ticked beforehand')
  await stage.picture(page, 'trouves', { fullPage: true })
  await quiet(page)
  say({ axe: await inBothSchemes(page) })

  await main(page).getByRole('button', { name: 'Ajouter à mon arbre' }).click()
  await main(page).getByRole('alert').getByText(/Touchez d’abord/).waitFor()
  await item(page, 'vélo').getByRole('checkbox').check()
  await item(page, 'tresser').getByRole('checkbox').check()
  await item(page, 'vélo').getByRole('radio', { name: /^Je peux montrer/ }).check({ force: true })
  await main(page).getByRole('button', { name: 'Ajouter 2 savoir-faire' }).click()
  await item(page, 'tresser').getByText('Dites comment vous le faites.').waitFor()
  await stage.picture(page, 'niveaux', { fullPage: true })
  say({ axe: await inBothSchemes(page) })
  await item(page, 'tresser').getByRole('radio', { name: /^Seul/ }).check({ force: true })
  await main(page).getByRole('button', { name: 'Ajouter 2 savoir-faire' }).click()
  await arrived(page, 'Mon arbre')
  await leaf(page, 'réparer un vélo', 'Je peux montrer').waitFor()
  await leaf(page, 'tresser les cheveux', 'Seul').waitFor()
  await stage.picture(page, 'sur-l-arbre')
  say({ done: 'ticked, on the tree' })

  await page.goBack()
  await arrived(page, 'Ce que vous avez écrit')
  assert.equal(await area(page).inputValue(), '')
  const kept = (await everythingKept(page)).filter(({ text }) => text.includes(SECRET))
  assert.deepEqual(kept.map(({ where }) => where), [])
  say({ done: 'the text is kept nowhere' })

  await area(page).fill('Je sais réparer un vélo, et jardiner sur un balcon.')
  await search(page).click()
  await found(page).waitFor()
  const mine = main(page).getByRole('region', { name: 'Déjà sur votre arbre' })
  await mine.getByRole('link', { name: 'Réparer un vélo' }).waitFor()
  say({ done: 'what is on the tree is shown as such' })
  say({ troubles: stage.troubles })
})
