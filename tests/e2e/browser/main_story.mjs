// The main job, end to end: Amina's tree grows, Karim teaches what nobody taught, Sophie finds a profile without a name.

import assert from 'node:assert/strict'
import { answerQuiz, readBlocks, readCorrections } from './course.mjs'
import { arrived, enterAs, goTo, goToIdeas, goToMine, told } from './people.mjs'
import { askFirst, look, profiles, search } from './recruiter.mjs'
import { open } from './screens.mjs'
import { play, say } from './stage.mjs'
import { publish, startModule, writeModule } from './studio.mjs'
import { chooseLevelAndAdd, drawing, leaf, leafCount, pickSkill, startAdding } from './tree.mjs'

const MODULE = {
  title: 'Une journée sans courir',
  summary: 'Pour qui a trop à faire. Vous rangez votre journée en dix minutes.',
  teaches: { typed: 'organisé sa journé', skill: /^Organiser sa journée/i },
  block: { title: 'Trois choses, pas plus', text: 'Le matin, notez **trois choses** à finir.\n\n- la plus dure d’abord\n- une pause entre chacune' },
  question: { text: 'Par quoi commencer ?', right: 'Par le plus dur', wrong: ['Par le plus court', 'Par ce qui reste d’hier'], why: 'Le matin, on a plus de forces.' },
  hours: '0,5',
}
const WANTED = [
  { typed: 'jardinnage', skill: /jardiner/i },
  { typed: 'laser', skill: /se protéger du laser/i },
]

const suggested = (page, name) => page.locator('main').locator('.card', { has: page.getByRole('link', { name, exact: true }) })

await play(async (stage) => {
  const people = await (await fetch(`${stage.url}/dev/people`)).json()

  // Amina signs in by one tap and adds a skill that she types badly.
  const amina = await stage.somebody('amina')
  await amina.goto('/')
  await amina.getByRole('button', { name: 'Amina B.' }).waitFor()
  await stage.picture(amina, 'bienvenue')
  await enterAs(amina, 'Amina B.')
  await goTo(amina, 'Mon arbre')
  await drawing(amina).waitFor()
  const before = await leafCount(amina)
  assert.equal(await leaf(amina, 'jardiner').count(), 0, 'Amina does not garden yet')
  await startAdding(amina)
  await amina.getByRole('combobox', { name: 'Que savez-vous faire ?' }).pressSequentially('jardinnage')
  await amina.getByRole('option', { name: /Jardiner/ }).first().waitFor()
  await stage.picture(amina, 'ajouter-mal-ecrit')
  await amina.getByRole('combobox', { name: 'Que savez-vous faire ?' }).clear()
  await pickSkill(amina, 'Que savez-vous faire ?', 'jardinnage', /Jardiner/)
  await stage.picture(amina, 'ajouter-niveau')
  await chooseLevelAndAdd(amina, /^Dans un cas nouveau/)
  await leaf(amina, 'jardiner', 'Dans un cas nouveau, Je le dis').waitFor()
  assert.equal(await leafCount(amina), before + 1)
  await drawing(amina).locator('a.fresh').waitFor()
  await stage.picture(amina, 'arbre-nouvelle-feuille')
  say({ scene: 'a badly typed skill is a leaf of the drawn tree' })

  // She is suggested a micro-course, and told why.
  await goToIdeas(amina)
  const card = amina.locator('main').locator('.card', { hasText: 'se protéger du laser' }).first()
  await card.getByText('Pourquoi ?').waitFor()
  assert.match(await card.innerText(), /C’est un pas vers votre but\s*: .*se protéger du laser/)
  await stage.picture(amina, 'suggestions')
  const course = (await card.getByRole('link').first().innerText()).trim()
  await card.getByRole('link').first().click()
  await arrived(amina, course)
  await stage.picture(amina, 'module')
  say({ scene: 'a micro-course is suggested with the reason why', course })

  // She reads it, answers wrong, reads why, answers right; the leaf is learnt.
  await amina.getByRole('button', { name: 'Commencer' }).click()
  await amina.locator('article').waitFor()
  await stage.picture(amina, 'cours-bloc')
  assert.ok((await readBlocks(amina)) > 1, 'the blocks come one at a time')
  await stage.picture(amina, 'cours-question')
  const said = await answerQuiz(amina, (_question, choices) => choices[0])
  await amina.getByRole('heading', { name: /presque/ }).waitFor()
  await stage.picture(amina, 'cours-presque')
  const right = await readCorrections(amina)
  assert.ok(right.size > 0, 'wrong answers are explained')
  await amina.getByRole('button', { name: 'Recommencer les questions' }).click()
  await answerQuiz(amina, (question) => right.get(question) ?? said.get(question))
  await amina.getByRole('heading', { name: 'Bravo !' }).waitFor()
  await amina.getByText(/feuilles? (a|ont) poussé sur votre arbre/).waitFor()
  await stage.picture(amina, 'cours-bravo')
  await amina.getByRole('link', { name: 'Voir mon arbre' }).click()
  await arrived(amina, 'Mon arbre')
  await leaf(amina, 'se protéger du laser', 'Appris').waitFor()
  assert.ok((await leafCount(amina)) > before + 1, 'the tree grew by the course')
  await stage.picture(amina, 'arbre-apres-le-cours', { fullPage: true })
  say({ scene: 'a passed quiz makes the tree grow', leaves: await leafCount(amina) })

  // Siva lacks just one thing for his goal, and nobody teaches it.
  const siva = await stage.somebody('siva')
  await enterAs(siva, 'Siva R.')
  await goToIdeas(siva)
  await siva.locator('main .card', { hasText: 'Pourquoi ?' }).first().waitFor()
  assert.equal(await suggested(siva, MODULE.title).count(), 0, 'nobody teaches it yet')

  // Karim writes it and publishes it.
  const karim = await stage.somebody('karim')
  await enterAs(karim, 'Karim T.')
  await goToMine(karim, 'Mon atelier')
  await startModule(karim)
  await writeModule(karim, MODULE)
  await stage.picture(karim, 'atelier-entier', { fullPage: true })
  await karim.evaluate(() => window.scrollTo(0, 0))
  await stage.picture(karim, 'atelier')
  await publish(karim)
  await stage.picture(karim, 'atelier-publie')
  say({ scene: 'an author publishes a module' })

  await siva.reload()
  await suggested(siva, MODULE.title).waitFor()
  assert.match(await suggested(siva, MODULE.title).innerText(), /C’est un pas vers votre but\s*: organiser sa journée/i)
  await suggested(siva, MODULE.title).scrollIntoViewIfNeeded()
  await stage.picture(siva, 'suggestion-nouveau-module')
  say({ scene: 'it is suggested to somebody who lacks just that' })

  // Sophie finds nobody until Amina says that she may be found.
  const sophie = await stage.somebody('sophie')
  await enterAs(sophie, 'Sophie L.')
  await goToMine(sophie, 'Recherche')
  await look(sophie, WANTED)
  await sophie.getByRole('heading', { name: 'Aucun profil' }).waitFor()
  await goToMine(amina, 'Qui peut voir')
  await amina.getByRole('radio', { name: /^Les recruteurs, sans mon nom/ }).check()
  await told(amina, 'C’est enregistré.')
  await stage.picture(amina, 'visible')

  const found = sophie.waitForResponse(async (response) => response.url().endsWith('/graphql') && (response.request().postData() ?? '').includes('findTalents'))
  await search(sophie)
  const wire = await (await found).text()
  await profiles(sophie).first().waitFor()
  assert.equal(await profiles(sophie).count(), 1, 'Amina alone knows both')
  await stage.picture(sophie, 'recherche')
  const shown = await sophie.locator('body').innerText()
  const named = people.filter(({ name }) => !name.startsWith('Sophie')).filter(({ name }) => [shown, wire].some((text) => new RegExp(`(?<!\\p{L})${name.split(' ')[0]}(?!\\p{L})`, 'u').test(text)))
  assert.deepEqual(named, [], 'no name is shown or sent')
  assert.doesNotMatch(shown + wire, /@demo\.invalid/)
  say({ scene: 'a pattern finds a profile without a name' })

  const sheet = await askFirst(sophie, { purpose: 'Nous cherchons quelqu’un pour poser la fibre chez des gens.', offer: 'Un CDI à Saint-Denis, formation payée.', pay: '1 900 € par mois' })
  await stage.picture(sophie, 'demande')
  await sheet.getByRole('button', { name: 'Envoyer la demande' }).click()
  await told(sophie, 'La demande est envoyée.')

  // Amina sees who asks, says yes; only then does Sophie read her name.
  await goTo(amina, 'Accueil')
  await amina.locator('main').getByRole('link', { name: /voudrait vous rencontrer/ }).click()
  await arrived(amina, 'On voudrait vous rencontrer')
  await stage.picture(amina, 'contact-demande')
  await amina.getByRole('button', { name: 'Oui, je veux bien' }).click()
  await amina.getByText('Vous avez dit oui').waitFor()
  await stage.picture(amina, 'contact-oui')
  await sophie.getByRole('link', { name: 'Mes demandes' }).click()
  await sophie.getByText('C’est oui').waitFor()
  await sophie.locator('main').getByText('Amina B.').first().waitFor()
  await stage.picture(sophie, 'contact-accepte')
  say({ scene: 'a yes, and only then a name' })

  // For the README and the documents: the same screens at rest.
  for (const [address, name] of [['/accueil', 'accueil'], ['/arbre', 'arbre'], ['/suite', 'suite'], ['/pres-de-moi', 'pres-de-moi'], ['/cours', 'cours'], ['/moi/qui-voit', 'qui-voit']]) {
    await open(amina, address)
    await stage.picture(amina, `repos-${name}`)
  }
  await open(amina, '/suite')
  await amina.locator('main .card a[href^="/module/"]').first().click()
  await amina.getByRole('button', { name: 'Commencer' }).click()
  await amina.locator('article').waitFor()
  await stage.picture(amina, 'repos-module')
  await amina.emulateMedia({ colorScheme: 'dark' })
  await open(amina, '/arbre')
  await stage.picture(amina, 'repos-arbre-sombre')
  say({ troubles: stage.troubles })
})
