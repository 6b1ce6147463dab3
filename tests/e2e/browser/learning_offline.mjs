// A module begun with a network and finished without, in two tabs; then another device.

import assert from 'node:assert/strict'
import { inBothSchemes } from './axe.mjs'
import { readBlocks } from './course.mjs'
import { lesson, tryQuiz } from './lesson.mjs'
import { arrived, enterAs, goTo, shellKept } from './people.mjs'
import { ask, onTheWay, play, say } from './stage.mjs'
import { everythingKept, whereIs } from './storage.mjs'

const module = lesson()
const heading = (page, at) => page.locator('article').getByRole('heading', { level: 2, name: module.blocks[at].fr, exact: true })
const button = (page, name) => page.getByRole('button', { name, exact: true })

async function open(page, start) {
  await page.goto(`/module/${module.id}`)
  await arrived(page, module.title)
  await button(page, start).tap()
}

/** The longest part of a text that JSON and JavaScript write as it is. */
const plain = (text) => text.split(/["\\\n`]/).sort((a, b) => b.length - a.length)[0].trim()

/** The quiz lies on the phone, or it could not be taken here; what is right, and why, does not. */
async function holdsNoAnswers(page) {
  const { fr } = module.questions[0]
  assert.ok((await whereIs(page, [plain(fr.text)])).some((where) => where.includes('skilltree/cache')), 'the search finds nothing at all')
  assert.deepEqual(await whereIs(page, module.questions.flatMap((question) => [plain(question.fr.why), plain(question.en.why)])), [])
  const kept = (await everythingKept(page)).filter(({ where }) => where.startsWith('skilltree/'))
  assert.deepEqual(kept.filter(({ text }) => /"(right|rightChoiceId|corrections|explanation)"/.test(text)).map(({ where }) => where), [])
  const { text } = kept.find(({ where }) => where.includes(`"module:${module.id}"`))
  const { node } = JSON.parse(text.slice(text.indexOf(' {') + 1)).data
  assert.equal(node.quiz.length, module.questions.length)
  for (const question of node.quiz) {
    assert.deepEqual(Object.keys(question).sort(), ['choices', 'id', 'text'])
    for (const choice of question.choices) assert.deepEqual(Object.keys(choice).sort(), ['id', 'text'])
  }
}

await play(async (stage) => {
  const first = await stage.somebody('amina')
  await enterAs(first, 'Amina B.')
  await shellKept(first)
  await open(first, 'Commencer')
  await button(first, 'Suivant').tap()
  await heading(first, 1).waitFor()
  while (onTheWay(first) > 0) await first.waitForTimeout(50)
  say({ done: 'a module is begun' })

  const other = await stage.somebody('amina-elsewhere')
  await enterAs(other, 'Amina B.')
  await open(other, 'Continuer')
  await heading(other, 1).waitFor()
  say({ done: 'it goes on where it was on another device' })

  const second = await first.context().newPage()
  await stage.network(first, false)
  await first.reload()
  await arrived(first, module.title)
  await button(first, 'Continuer').tap()
  await heading(first, 1).waitFor()
  await button(first, 'Suivant').tap()
  await heading(first, 2).waitFor()
  await open(second, 'Continuer')
  await heading(second, 2).waitFor()
  await button(second, 'Je suis bloqué').tap()
  await second.getByLabel('Qu’est-ce qui n’est pas clair ?').fill('Je ne comprends pas la retenue.')
  await button(second, 'Demander à l’auteur').tap()
  await second.getByText(/Gardé sur ce téléphone/).first().waitFor()
  await stage.picture(second, 'bloque-sans-reseau')
  say({ done: 'without a network it goes on where it was, and one may be stuck' })

  for (const tab of [first, second]) {
    await readBlocks(tab)
    await holdsNoAnswers(tab)
  }
  for (const tab of [first, second]) {
    await tryQuiz(tab, module)
    await tab.getByText('C’est gardé sur votre téléphone').waitFor()
    await holdsNoAnswers(tab)
  }
  await stage.picture(second, 'fini-sans-reseau')
  assert.deepEqual(await inBothSchemes(second), [])
  await ask('nothing arrived yet')
  say({ done: 'blocks and quiz are finished in two tabs' })

  // Closed, and opened again without a network: what was done is still seen to wait.
  await first.close()
  await second.goto(`/module/${module.id}`)
  await second.getByText('C’est gardé sur votre téléphone').waitFor()
  const later = await second.context().newPage()
  await second.close()
  await stage.network(later, true)
  await later.goto('/moi/envois')
  await later.getByRole('heading', { name: 'Tout est envoyé' }).waitFor()
  await ask('arrived once')
  await holdsNoAnswers(later)
  await later.goto(`/module/${module.id}`)
  await later.getByText('Vous avez terminé cette étape.', { exact: false }).waitFor()
  say({ done: 'all of it arrives once' })

  await other.goto(`/module/${module.id}`)
  await other.getByText('Vous avez terminé cette étape.', { exact: false }).waitFor()
  await stage.picture(other, 'fini-sur-un-autre-telephone')
  assert.deepEqual(await inBothSchemes(other), [])
  await goTo(other, 'Mon arbre')
  await other.locator('main').getByRole('link', { name: /rendre la monnaie/i }).first().waitFor()
  say({ done: 'the other device shows it' })
  say({ troubles: stage.troubles })
})
