// A counsellor opens an account beside somebody; its card opens another phone, is lost, and is replaced with both there. The old one is dead.

import assert from 'node:assert/strict'
import { arrived, enterAs, goToMine } from './people.mjs'
import { isDrawnAs } from './qr.mjs'
import { typePin } from './sharing.mjs'
import { play, say } from './stage.mjs'
import { leaves } from './start.mjs'
import { chooseLevelAndAdd, pickSkill } from './tree.mjs'

const NAME = 'Oumou'

/** What a printed card says. */
async function printed(page) {
  const sheet = page.locator('#carte-a-imprimer')
  const qr = sheet.getByRole('img', { name: 'Code QR de la carte' })
  await qr.waitFor()
  return {
    name: await sheet.locator('.name').innerText(), number: (await sheet.locator('.number').innerText()).trim(),
    pin: (await sheet.locator('.pin').innerText()).trim(), drawn: await qr.locator('path').getAttribute('d'),
  }
}

/** Opens what the QR code leads to, and types the PIN. */
async function scan(stage, page, card) {
  const address = `${new URL(stage.url).origin}/bienvenue#carte=${encodeURIComponent(card.number)}`
  assert.ok(isDrawnAs(card.drawn, address), 'the QR code is the address of the door with the number of the card')
  await page.goto(address)
  await page.getByLabel('Mon code à 4 chiffres').fill(card.pin)
  await page.getByRole('button', { name: 'Entrer', exact: true }).tap()
}

/** Whoever has a name is at home at once; a newcomer without one is asked for it first. */
const inside = (page) => page.waitForURL(({ pathname }) => ['/accueil', '/bonjour'].includes(pathname))

const account = (page) => page.locator('main .card', { has: page.getByRole('heading', { name: NAME }) })

await play(async (stage) => {
  const nadege = await stage.somebody('nadege')
  await enterAs(nadege, 'Nadège')
  await goToMine(nadege, 'Accueillir quelqu’un')
  await arrived(nadege, 'Accueillir quelqu’un')
  await stage.picture(nadege, 'accueillir')
  await nadege.getByRole('link', { name: 'Ouvrir un compte' }).tap()
  await arrived(nadege, 'Ouvrir un compte')

  // Not without their yes.
  await nadege.getByLabel('Prénom').fill(NAME)
  await nadege.getByRole('button', { name: /^Ouvrir .*faire la carte$/ }).tap()
  await nadege.getByText('Il faut d’abord l’accord de la personne.').waitFor()
  await nadege.getByRole('checkbox').check()
  await stage.picture(nadege, 'ouvrir-un-compte', { fullPage: true })
  await nadege.getByRole('button', { name: /^Ouvrir .*faire la carte$/ }).tap()
  await arrived(nadege, 'La carte est prête')
  const first = await printed(nadege)
  assert.equal(first.name, NAME)
  await stage.picture(nadege, 'carte-prete')
  await nadege.getByRole('button', { name: 'Personne suivante' }).tap()
  await arrived(nadege, 'Ouvrir un compte')
  assert.equal(await nadege.getByLabel('Prénom').inputValue(), '', 'the next person finds nothing of the last one')
  say({ done: 'an account is opened beside somebody' })

  const phone = await stage.somebody('oumou')
  await scan(stage, phone, first)
  await inside(phone)
  await phone.goto('/arbre')
  await phone.getByRole('link', { name: 'Ajouter mon premier savoir-faire' }).tap()
  await pickSkill(phone, 'Que savez-vous faire ?', 'tresse', /^Tresser/)
  await chooseLevelAndAdd(phone, /^Seul/)
  assert.deepEqual(await leaves(phone), ['tresser les cheveux'])
  say({ done: 'the card opens another phone' })

  // Lost. Nadège sees a name and dates, no tree, and cannot do it alone.
  await nadege.goto('/accueillir')
  await account(nadege).waitFor()
  assert.doesNotMatch(await nadege.locator('body').innerText(), /tresser/i, 'a counsellor sees no tree')
  await account(nadege).getByRole('button', { name: 'Carte perdue' }).tap()
  await nadege.getByText('La personne est là ? Donnez-lui l’écran.', { exact: false }).waitFor()
  await stage.picture(nadege, 'carte-perdue')
  await nadege.getByRole('button', { name: 'J’ai mon code secret' }).tap()
  const wrong = first.pin === '0000' ? '1111' : '0000'
  await typePin(nadege, wrong)
  await nadege.getByText('Ce code n’est pas bon', { exact: false }).waitFor()
  assert.equal(await nadege.locator('#carte-a-imprimer').count(), 0, 'no card without the proof')
  await typePin(nadege, first.pin)
  await nadege.getByRole('heading', { name: 'La nouvelle carte est prête' }).waitFor()
  const second = await printed(nadege)
  assert.notEqual(second.number, first.number)
  await stage.picture(nadege, 'nouvelle-carte')
  await nadege.getByRole('button', { name: 'C’est fini' }).tap()
  await account(nadege).waitFor()
  say({ done: 'a lost card is replaced with both there' })

  const finder = await stage.somebody('whoever-found-it')
  stage.expect(finder, /status of 400 .*\/auth\/card/)
  await scan(stage, finder, first)
  await finder.getByText('Ce code n’est pas bon', { exact: false }).waitFor()
  await stage.picture(finder, 'carte-morte')
  await finder.goto('/arbre')
  await finder.waitForURL('**/bienvenue**')
  say({ done: 'the old card opens nothing' })

  const newPhone = await stage.somebody('oumou-again')
  await scan(stage, newPhone, second)
  await inside(newPhone)
  await newPhone.goto('/arbre')
  assert.deepEqual(await leaves(newPhone), ['tresser les cheveux'])
  say({ done: 'the new card opens the same tree' })
  say({ troubles: stage.troubles })
})
