// A quiz that did not succeed is asked in another order: with a network, without, and after the app was closed.

import assert from 'node:assert/strict'
import { inBothSchemes } from './axe.mjs'
import { readBlocks } from './course.mjs'
import { lesson, sorted, tryQuiz } from './lesson.mjs'
import { arrived, enterAs, shellKept } from './people.mjs'
import { play, say } from './stage.mjs'

const module = lesson()
const button = (page, name) => page.getByRole('button', { name, exact: true })

function another(asked, before) {
  assert.notDeepEqual(asked, before, 'asked in the same order again')
  assert.deepEqual(sorted(asked), sorted(before))
}

async function notYet(page) {
  await page.getByRole('heading', { name: /presque/ }).waitFor()
  await page.getByRole('region', { name: 'Les réponses expliquées' }).getByText(/La bonne réponse/).first().waitFor()
}

await play(async (stage) => {
  const page = await stage.somebody('amina')
  await enterAs(page, 'Amina B.')
  await shellKept(page)
  await page.goto(`/module/${module.id}`)
  await arrived(page, module.title)
  await button(page, 'Commencer').tap()
  await readBlocks(page)
  const first = await tryQuiz(page, module, 2)
  assert.deepEqual(first.map(([question]) => question), module.questions.map(({ fr }) => fr.text.replace(/\s+/g, ' ').trim()), 'first as its author wrote it')
  await notYet(page)
  await button(page, 'Recommencer les questions').tap()
  const second = await tryQuiz(page, module, 2)
  another(second, first)
  await notYet(page)
  await stage.picture(page, 'presque', { fullPage: true })
  say({ done: 'another order at the next try' })

  // The app is closed and opened without a network; the answers are wrong, and wait.
  await stage.network(page, false)
  await page.reload()
  await arrived(page, module.title)
  await button(page, 'Continuer').tap()
  const third = await tryQuiz(page, module, 2)
  another(third, second)
  await page.getByText('C’est gardé sur votre téléphone').waitFor()
  await page.reload()
  await page.getByText('C’est gardé sur votre téléphone').waitFor()
  say({ done: 'another order without a network' })

  await stage.network(page, true)
  await page.goto('/moi/envois')
  await page.locator('main').getByRole('link', { name: 'Voir pourquoi' }).tap()
  await arrived(page, module.title)
  await button(page, 'Voir pourquoi').waitFor()
  await stage.picture(page, 'refuse-plus-tard')
  assert.deepEqual(await inBothSchemes(page), [])
  await button(page, 'Voir pourquoi').tap()
  await notYet(page)
  await button(page, 'Recommencer les questions').tap()
  say({ done: 'what was wrong is explained when the network is back' })

  const fourth = await tryQuiz(page, module)
  another(fourth, third)
  await page.getByRole('heading', { level: 2, name: 'Bravo' }).waitFor()
  await page.goto('/moi/envois')
  await page.getByRole('heading', { name: 'Tout est envoyé' }).waitFor()
  say({ done: 'the last try succeeds and nothing is left over' })
  say({ troubles: stage.troubles })
})
