// Around a module: a second person reads it first, it joins a set that learners see, it goes out as a file and comes back, and it is printed.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { inBothSchemes } from './axe.mjs'
import { arrived, enterAs, goTo, goToMine, told } from './people.mjs'
import { quiet } from './screens.mjs'
import { play, say } from './stage.mjs'
import { startModule, writeModule } from './studio.mjs'

const MODULE = {
  title: 'Une journée sans courir',
  summary: 'Pour qui a trop à faire. Vous rangez votre journée en dix minutes.',
  teaches: { typed: 'organisé sa journé', skill: /^Organiser sa journée/i },
  block: { title: 'Trois choses, pas plus', text: 'Le matin, notez **trois choses** à finir.' },
  question: { text: 'Par quoi commencer ?', right: 'Par le plus dur', wrong: ['Par le plus court', 'Par ce qui reste d’hier'], why: 'Le matin, on a plus de forces.' },
  hours: '0,5',
}
const OTHERS = 'Débattre et décider ensemble'
const SET = 'Décider et s’organiser'
const found = []

/** Nothing for axe to say of what is on screen now. */
async function checked(page, screen) {
  await quiet(page)
  found.push(...(await inBothSchemes(page)).map((one) => ({ screen, ...one })))
}

const card = (page, title) => page.locator('main .card', { has: page.getByRole('heading', { name: title }) })

async function askForReading(page) {
  await page.getByRole('button', { name: 'Demander une relecture' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Demander une relecture' }).click()
  await page.getByText('Une autre personne le relit depuis').waitFor()
}

async function openReview(page, title) {
  await page.goto('/moi')
  await page.locator('main').getByRole('link', { name: 'Modules à relire' }).click()
  await card(page, title).getByRole('link').click()
  await arrived(page, `Relire : ${title}`)
}

const order = (page) => page.locator('ol li .name').allInnerTexts()

await play(async (stage) => {
  const karim = await stage.somebody('karim')
  await enterAs(karim, 'Karim')
  await goToMine(karim, 'Mon atelier')
  await karim.locator('main').getByRole('link', { name: 'Relire avant de publier' }).click()
  await karim.getByRole('radio', { name: 'Le territoire' }).check()
  await karim.getByRole('button', { name: 'Enregistrer' }).click()
  await told(karim, 'C’est enregistré.')
  await checked(karim, 'the rule')
  await karim.goto('/atelier')
  await startModule(karim)
  await writeModule(karim, MODULE)
  await askForReading(karim)
  await stage.picture(karim, 'demande', { fullPage: true })
  assert.equal(await karim.getByRole('button', { name: 'Demander une relecture' }).isDisabled(), true)
  say({ done: 'a module waits for a second person' })

  const helene = await stage.somebody('helene', { viewport: { width: 1280, height: 800 }, isMobile: false, hasTouch: false })
  await enterAs(helene, 'Hélène')
  await openReview(helene, MODULE.title)
  await helene.getByText('C’est une première version').waitFor()
  await helene.getByRole('heading', { name: MODULE.block.title }).waitFor()
  await checked(helene, 'reading a first version')
  const changes = helene.getByRole('button', { name: 'Demander des changements' })
  assert.equal(await changes.isDisabled(), true, 'changes need a word')
  await helene.getByLabel('Votre mot à la personne qui l’écrit').fill('Dites combien de temps cela prend.')
  await changes.click()
  await told(helene, 'Votre mot est envoyé.')
  await karim.goto('/atelier')
  await card(karim, MODULE.title).getByText('À reprendre').waitFor()
  await card(karim, MODULE.title).getByRole('link').click()
  await karim.getByText('Dites combien de temps cela prend.').waitFor()
  await stage.picture(karim, 'a-reprendre')
  await checked(karim, 'asked for changes')
  say({ done: 'changes are asked for with a word' })

  await karim.getByLabel('En deux phrases').fill(MODULE.summary.replace('dix minutes', 'dix minutes, le matin'))
  await askForReading(karim)
  await openReview(helene, MODULE.title)
  await helene.getByRole('button', { name: 'D’accord, publier' }).click()
  await helene.getByRole('dialog').getByRole('button', { name: 'Oui, publier' }).click()
  await told(helene, 'C’est publié.')
  await karim.reload()
  await karim.getByText('La version 1 est publiée').waitFor()
  await karim.getByLabel('En deux phrases').fill(MODULE.summary.replace('dix minutes', 'quinze minutes'))
  await askForReading(karim)
  await openReview(helene, MODULE.title)
  await helene.locator('del', { hasText: 'dix minutes, le matin' }).waitFor()
  await helene.locator('ins', { hasText: 'quinze minutes' }).waitFor()
  await stage.picture(helene, 'ce-qui-change', { fullPage: true })
  await checked(helene, 'what changes')
  await helene.getByRole('button', { name: 'D’accord, publier' }).click()
  await helene.getByRole('dialog').getByRole('button', { name: 'Oui, publier' }).click()
  await told(helene, 'C’est publié.')
  say({ done: 'what changes is seen before it is accepted' })

  await karim.goto('/atelier/ensembles')
  await karim.getByRole('link', { name: 'Faire un ensemble' }).click()
  await arrived(karim, 'Nouvel ensemble')
  await karim.getByRole('button', { name: 'Enregistrer' }).click()
  await karim.getByText('Donnez un titre.').waitFor()
  await karim.getByLabel('Titre de l’ensemble').fill(SET)
  await karim.getByLabel('En deux phrases').fill('Pour agir à plusieurs sans se fatiguer.')
  await goTo(karim, 'Moi')
  await karim.goto('/atelier/ensembles/nouveau')
  await karim.getByText('Voici ce que vous aviez commencé.').waitFor()
  assert.equal(await karim.getByLabel('Titre de l’ensemble').inputValue(), SET)
  await karim.getByRole('radio', { name: 'Comme on veut' }).check()
  await karim.getByRole('button', { name: `Ajouter ${MODULE.title}` }).click()
  await karim.getByLabel('Chercher un module').fill('debattre')
  await karim.getByRole('button', { name: `Ajouter ${OTHERS}` }).click()
  assert.deepEqual(await order(karim), [`1. ${MODULE.title}`, `2. ${OTHERS}`])
  await karim.getByRole('button', { name: `2. ${OTHERS}` }).first().focus()
  await karim.keyboard.press('Alt+ArrowUp')
  assert.deepEqual(await order(karim), [`1. ${OTHERS}`, `2. ${MODULE.title}`])
  await karim.getByRole('button', { name: `Descendre 1. ${OTHERS}` }).click()
  await karim.getByRole('button', { name: `Monter 2. ${OTHERS}` }).click()
  assert.deepEqual(await order(karim), [`1. ${OTHERS}`, `2. ${MODULE.title}`])
  await stage.picture(karim, 'ensemble', { fullPage: true })
  await checked(karim, 'a set')
  await karim.getByRole('button', { name: 'Enregistrer' }).click()
  await told(karim, 'C’est enregistré. Les habitants le voient.')
  await card(karim, SET).getByText('2 modules').waitFor()
  say({ done: 'a set is made, by buttons and by keyboard' })

  const amina = await stage.somebody('amina')
  await enterAs(amina, 'Amina')
  await goTo(amina, 'Cours')
  await amina.getByLabel('Chercher un cours').fill(SET)
  await card(amina, SET).getByRole('link').click()
  await arrived(amina, SET)
  await amina.getByText('Commencez par celle que vous voulez.').waitFor()
  assert.deepEqual(await amina.locator('main .card h3').allInnerTexts().then((titles) => titles.map((title) => title.replace(/^\P{L}+/u, ''))), [OTHERS, MODULE.title])
  await stage.picture(amina, 'ensemble-vu', { fullPage: true })
  say({ done: 'a learner sees the set' })

  await card(karim, SET).getByRole('link').click()
  await arrived(karim, 'Changer un ensemble')
  const [file] = await Promise.all([karim.waitForEvent('download'), karim.getByRole('link', { name: 'Télécharger (zip)' }).click()])
  const zip = readFileSync(await file.path())
  assert.equal(zip.subarray(0, 2).toString(), 'PK')
  await karim.goto('/atelier/fichiers')
  const chooser = karim.locator('input[type="file"]')
  stage.expect(karim, /status of 422 .*\/courses\.zip/)
  await chooser.setInputFiles({ name: 'casse.zip', mimeType: 'application/zip', buffer: zip.subarray(0, 200) })
  await karim.getByRole('button', { name: 'Envoyer ce fichier' }).click()
  await karim.getByText('Rien n’a été pris').waitFor()
  await karim.getByText('Ce n’est pas un zip, ou il est abîmé.').waitFor()
  await stage.picture(karim, 'fichier-refuse')
  await checked(karim, 'a refused file')
  await chooser.setInputFiles({ name: 'ensemble.zip', mimeType: 'application/zip', buffer: zip })
  await karim.getByRole('button', { name: 'Envoyer ce fichier' }).click()
  await karim.getByText('2 brouillons sont prêts').waitFor()
  await stage.picture(karim, 'fichier-pris')
  await checked(karim, 'a taken file')
  await karim.getByRole('link', { name: 'Ouvrir 01-debattre-et-decider-ensemble' }).click()
  await karim.getByText(`D’après « ${OTHERS} »`).waitFor()
  say({ done: 'a set goes out as a file and comes back' })

  await karim.goto('/atelier/reprendre')
  await karim.getByLabel('Chercher un module').fill('debattre')
  await card(karim, OTHERS).first().waitFor()
  await checked(karim, 'modules of others')
  await karim.getByRole('button', { name: `En faire une copie ${OTHERS}` }).click()
  await karim.getByText(`D’après « ${OTHERS} »`).waitFor()
  say({ done: 'somebody’s module is copied with credit' })

  const nadege = await stage.somebody('nadege')
  await enterAs(nadege, 'Nadège')
  await nadege.goto('/cours')
  await nadege.getByLabel('Chercher un cours').fill(SET)
  await card(nadege, SET).getByRole('link').click()
  await card(nadege, MODULE.title).getByRole('link').click()
  await nadege.locator('main').getByRole('link', { name: 'Imprimer' }).click()
  await arrived(nadege, `Imprimer : ${MODULE.title}`)
  await checked(nadege, 'the paper')
  await nadege.emulateMedia({ media: 'print' })
  for (const gone of ['nav', 'footer', 'main h1']) assert.equal(await nadege.locator(gone).first().isVisible(), false, `${gone} is not printed`)
  const answers = nadege.locator('#module-a-imprimer > .answers')
  await answers.getByText(`Réponse : ${MODULE.question.right}`).waitFor()
  assert.equal(await answers.evaluate((part) => getComputedStyle(part).breakBefore), 'page')
  assert.equal(await answers.evaluate((part) => part.nextElementSibling), null, 'the answers come last')
  await stage.picture(nadege, 'papier', { fullPage: true })
  await nadege.emulateMedia({ media: 'screen' })
  say({ done: 'a facilitator prints it, with the answers apart' })
  const module = new URL(nadege.url()).pathname.split('/').at(-1)
  await amina.goto(`/atelier/imprimer/${module}`)
  await amina.getByText(MODULE.question.right).waitFor()
  assert.equal(await amina.locator('.answers').count(), 0)
  say({ done: 'a learner has no answers on paper' })

  await karim.goto(`/atelier/${module}`)
  await karim.getByRole('button', { name: 'Retirer ce module' }).click()
  await karim.getByRole('dialog').getByRole('button', { name: 'Oui, retirer' }).click()
  await karim.getByText('Ce module est retiré.').waitFor()
  await amina.goto('/cours')
  await amina.getByLabel('Chercher un cours').fill(SET)
  await card(amina, SET).getByText('1 étape').waitFor()
  await askForReading(karim)
  say({ done: 'a module is taken back, and asked for again' })
  say({ troubles: stage.troubles, found })
})
