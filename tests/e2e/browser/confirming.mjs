// Asking by name: Karim agrees to be asked, Amina of the same workshop asks him, Idrissa asks him too and hears nothing.

import assert from 'node:assert/strict'
import { inBothSchemes } from './axe.mjs'
import { arrived, enterAs, goTo, goToMine, inEnglish, told } from './people.mjs'
import { play, say } from './stage.mjs'

const SWITCH = 'Je veux bien confirmer pour des gens que je connais'
const ASKED = 'On me demande de confirmer'
const WORD = 'Nous étions ensemble samedi.'

const willing = (page) => page.getByRole('switch', { name: SWITCH })

/** The first leaf of somebody's tree; returns how it is called. */
async function openLeaf(page) {
  await page.goto('/arbre')
  const leaf = page.locator('main a[href^="/savoir-faire/"]').first()
  await leaf.waitFor()
  await page.goto(await leaf.getAttribute('href'))
  await page.getByRole('button', { name: 'Demander à quelqu’un' }).waitFor()
}

/** The list opens by a tap and not before: each person in it is told that they were named. */
async function whoIsHere(page) {
  await page.getByRole('button', { name: 'Voir à qui demander' }).tap()
  return page.getByRole('region', { name: 'À qui demander ?' })
}

/** Nothing is wider than the phone, and axe finds nothing, light or dark. */
async function fits(page) {
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), 'nothing is wider than the phone')
  assert.deepEqual(await inBothSchemes(page), [])
}

async function joinWorkshop(page, code) {
  await page.goto('/rejoindre')
  await page.getByLabel('Le code de l’atelier').fill(code)
  await page.getByRole('button', { name: 'Je suis d’accord' }).tap()
  await page.getByText('Vous êtes dans l’atelier').waitFor()
}

await play(async (stage) => {
  const amina = await stage.somebody('amina')
  await enterAs(amina, 'Amina B.')
  await openLeaf(amina)
  await (await whoIsHere(amina)).getByText('Personne à proposer pour le moment.', { exact: false }).waitFor()
  await stage.picture(amina, 'personne')
  say({ done: 'nobody is proposed who has not agreed' })

  const leila = await stage.somebody('leila')
  await enterAs(leila, 'Leïla A.')
  await goToMine(leila, ASKED)
  await willing(leila).tap()
  await leila.getByText('Ce n’est pas encore possible à votre âge.').waitFor()
  assert.equal(await willing(leila).isChecked(), false)
  await stage.picture(leila, 'trop-jeune', { fullPage: true })
  say({ done: 'a minor cannot agree' })

  const karim = await stage.somebody('karim')
  await enterAs(karim, 'Karim T.')
  await goToMine(karim, ASKED)
  await arrived(karim, ASKED)
  await karim.getByText('Rien à confirmer').waitFor()
  assert.equal(await willing(karim).isChecked(), false)
  await stage.picture(karim, 'interrupteur', { fullPage: true })
  await willing(karim).tap()
  await told(karim, 'On peut vous demander.')
  await karim.reload()
  // What the phone kept may be shown for a moment before the service's answer.
  await karim.getByRole('switch', { name: SWITCH, checked: true }).waitFor()

  const nadege = await stage.somebody('nadege')
  await enterAs(nadege, 'Nadège C.')
  await nadege.goto('/animer/nouveau')
  await nadege.getByLabel('Que fait-on dans cet atelier ?').fill('Réparer un vélo')
  await nadege.getByRole('button', { name: 'Ouvrir l’atelier' }).tap()
  await nadege.locator('.wall .code').waitFor()
  const code = (await nadege.locator('.wall .code').innerText()).replaceAll(/\s/g, '')
  await joinWorkshop(amina, code)
  await joinWorkshop(karim, code)

  await openLeaf(amina)
  const leaf = amina.url()
  const here = await whoIsHere(amina)
  await here.getByText('Karim T.', { exact: true }).waitFor()
  await here.getByText(/^Même atelier que vous/).waitFor()
  await here.getByText(/^Elle voit votre prénom, ce savoir-faire, le niveau et votre mot\./).waitFor()
  await fits(amina)
  await here.scrollIntoViewIfNeeded()
  await stage.picture(amina, 'a-qui-demander')
  say({ done: 'who agreed is proposed with what binds them' })

  await here.getByLabel('Un mot pour elle').fill(WORD)
  await here.getByRole('button', { name: 'Demander à Karim T.' }).tap()
  await here.getByText('C’est demandé').waitFor()
  assert.equal(await here.getByRole('button', { name: 'Demander à Karim T.' }).count(), 0)
  await stage.picture(amina, 'demande')
  say({ done: 'one tap asks, with a word' })

  await goTo(karim, 'Accueil')
  await karim.getByRole('link', { name: 'On vous demande de confirmer' }).waitFor()
  await karim.getByRole('link', { name: 'On vous demande de confirmer' }).scrollIntoViewIfNeeded()
  await stage.picture(karim, 'accueil')
  await goTo(karim, 'Moi')
  await karim.getByRole('link', { name: ASKED }).getByText('1 demande attend votre réponse').waitFor()
  await karim.getByRole('link', { name: ASKED }).scrollIntoViewIfNeeded()
  await stage.picture(karim, 'moi')
  await karim.getByRole('link', { name: ASKED }).tap()
  await karim.getByText(WORD).waitFor()
  await fits(karim)
  await stage.picture(karim, 'on-me-demande')
  await karim.getByRole('button', { name: 'Répondre' }).focus()
  await karim.keyboard.press('Enter')
  await karim.getByText('Amina B. dit savoir faire ceci :').waitFor()
  await karim.getByRole('radio', { name: /^Dans un cas nouveau/ }).check()
  await karim.getByRole('button', { name: 'Ajouter un mot' }).tap()
  await karim.getByLabel('Un mot de plus').fill('Elle a tout fait.')
  await fits(karim)
  await stage.picture(karim, 'repondre', { fullPage: true })
  await karim.getByRole('button', { name: 'Oui, je confirme' }).tap()
  await told(karim, 'L’arbre d’Amina B. vient de grandir.')
  await karim.getByText('Rien à confirmer').waitFor()
  await stage.picture(karim, 'merci')
  say({ done: 'the asked person finds it and says yes' })

  await amina.goto(leaf)
  await amina.getByText('Confirmé par Karim T. : Elle a tout fait.').first().waitFor()
  say({ done: 'the leaf is confirmed' })

  const answer = amina.waitForResponse(async (response) => response.url().includes('/graphql') && (await response.text()).includes('ConfirmationAsked'))
  await amina.getByRole('button', { name: 'Demander à quelqu’un' }).tap()
  const { token } = (await (await answer).json()).data.askConfirmation
  const neighbour = await stage.somebody('neighbour')
  await neighbour.goto(`/confirmer#${token}`)
  await arrived(neighbour, /^Pouvez-vous confirmer/)
  await neighbour.getByRole('button', { name: 'Oui, je confirme' }).tap()
  await neighbour.getByText('Écrivez votre prénom.').waitFor()
  await neighbour.getByLabel('Votre prénom').fill('Lina')
  await neighbour.getByRole('button', { name: 'Oui, je confirme' }).tap()
  await arrived(neighbour, 'Merci !')
  await stage.picture(neighbour, 'par-le-lien')
  say({ done: 'a neighbour without an account answers a link' })

  const idrissa = await stage.somebody('idrissa')
  await enterAs(idrissa, 'Idrissa D.')
  await openLeaf(idrissa)
  const near = await whoIsHere(idrissa)
  await near.getByRole('button', { name: 'Demander à Karim T.' }).tap()
  await near.getByText('C’est demandé').waitFor()
  await karim.reload()
  await karim.getByRole('button', { name: 'Répondre' }).tap()
  await karim.getByRole('button', { name: 'Pas maintenant' }).tap()
  await told(karim, 'La demande n’est plus là.')
  await karim.getByText('Rien à confirmer').waitFor()
  await idrissa.reload()
  await idrissa.getByRole('button', { name: 'Demander à quelqu’un' }).waitFor()
  assert.equal(await idrissa.getByText('Confirmé par Karim T.', { exact: false }).count(), 0)
  await idrissa.goto('/moi/regards')
  await idrissa.locator('main li').first().waitFor()
  const lines = await idrissa.locator('main li', { hasText: 'Karim T.' }).allInnerTexts()
  assert.equal(lines.length, 1, `one line, of the asking: ${JSON.stringify(lines)}`)
  say({ done: 'not now is silence' })

  await willing(karim).tap()
  await told(karim, 'On ne vous propose plus.')
  const elena = await stage.somebody('elena')
  await enterAs(elena, 'Elena P.')
  await openLeaf(elena)
  await (await whoIsHere(elena)).getByText('Personne à proposer pour le moment.', { exact: false }).waitFor()
  say({ done: 'whoever stops is proposed no more' })

  await inEnglish(karim)
  await arrived(karim, 'I am asked to confirm')
  await karim.getByText('Nothing to confirm').waitFor()
  await stage.picture(karim, 'in-english', { fullPage: true })
  say({ done: 'in English too' })
  say({ troubles: stage.troubles })
})
