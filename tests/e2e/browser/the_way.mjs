// Somebody chooses a goal in their own words, sees the way, does its first step, and the way is shorter. Then an offer as a goal.

import assert from 'node:assert/strict'
import { answerQuiz, readBlocks, readCorrections } from './course.mjs'
import { arrived, enterAs, goToIdeas } from './people.mjs'
import { play, say } from './stage.mjs'

const plain = (text) => text.replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ')
const sum = (page) => page.locator('main .sum')
const steps = (page) => page.locator('main ol[role="list"] > li')

/** How many steps the screen says that there are, and how many there are. */
async function stepCount(page) {
  await sum(page).waitFor()
  const said = Number(plain(await sum(page).innerText()).match(/^(\d+) étape/)?.[1])
  assert.equal(await steps(page).count(), said)
  return said
}

const narrow = async (page, what) => assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${what} is not wider than the phone`)

await play(async (stage) => {
  const page = await stage.somebody('amina')
  await enterAs(page, 'Amina B.')
  await goToIdeas(page)
  await page.getByRole('link', { name: /Changer de but|Choisir un but/ }).first().click()
  await arrived(page, 'Mon but')
  await page.getByRole('radio', { name: /Avec mes mots/ }).check()
  await page.getByLabel(/Qu’aimeriez-vous devenir/).fill('Je voudrais devenir installateur fibre')
  await page.getByRole('button', { name: 'Chercher' }).click()
  const job = page.getByRole('button', { name: /^Le métier : .*fibre/i }).first()
  await job.waitFor()
  await stage.picture(page, 'ce-que-cela-veut-dire', { fullPage: true })
  await narrow(page, 'the goal')
  await job.click()
  await page.waitForURL('**/chemin')
  say({ scene: "a goal in one's own words is understood and chosen" })

  const before = await stepCount(page)
  assert.ok(before > 1, 'there is a way of several steps')
  const ends = plain(await sum(page).innerText())
  assert.match(ends, /vous y êtes vers le \d+/)
  await page.locator('main ol[role="list"] > li').first().getByText(/vers le \d+/).waitFor()
  await stage.picture(page, 'chemin', { fullPage: true })
  await narrow(page, 'the way')
  say({ scene: 'the way stands as a line with days', steps: before })

  await page.getByRole('radio', { name: '8 h' }).check()
  await page.waitForFunction((old) => !document.querySelector('main .sum')?.innerText.includes(old), ends.split('vers le ')[1])
  await page.getByText('Prix et lieu').click()
  await page.getByRole('radio', { name: 'Chez moi, en ligne' }).check()
  await page.waitForTimeout(300)
  await sum(page).or(page.getByText('Pas dans ce que vous avez choisi')).first().waitFor()
  await stage.picture(page, 'chemin-en-ligne', { fullPage: true })
  await page.getByRole('radio', { name: 'Peu importe' }).last().check()
  await page.waitForFunction((count) => document.querySelectorAll('main ol[role="list"] > li').length === count, before)
  say({ scene: 'limits change the way' })

  await page.getByRole('link', { name: /(Commencer|Continuer) cette étape/ }).click()
  await page.waitForURL('**/module/**')
  await page.getByRole('button', { name: /^(Commencer|Continuer)/ }).click()
  await page.locator('article').waitFor()
  await readBlocks(page)
  const said = await answerQuiz(page, (_question, choices) => choices[0])
  const bravo = page.getByRole('heading', { name: 'Bravo !' })
  await bravo.or(page.getByRole('heading', { name: /presque/ })).first().waitFor()
  if ((await bravo.count()) === 0) {
    const right = await readCorrections(page)
    await page.getByRole('button', { name: 'Recommencer les questions' }).click()
    await answerQuiz(page, (question) => right.get(question) ?? said.get(question))
    await bravo.waitFor()
  }
  say({ scene: 'the first step is done' })

  await goToIdeas(page)
  await page.getByRole('link', { name: 'Voir le chemin' }).click()
  await page.waitForURL('**/chemin')
  await page.waitForFunction((count) => document.querySelectorAll('main ol[role="list"] > li').length < count && document.querySelector('main .sum'), before)
  const after = await stepCount(page)
  assert.ok(after < before, `${after} steps after, ${before} before`)
  await stage.picture(page, 'chemin-plus-court', { fullPage: true })
  say({ scene: 'the way is shorter', steps: after })

  await page.getByRole('link', { name: 'Changer de but' }).click()
  await arrived(page, 'Mon but')
  await page.getByRole('radio', { name: /Une annonce d’ici/ }).check()
  const offer = page.locator('main .card').first()
  await offer.waitFor()
  const name = (await offer.getByRole('heading').innerText()).trim()
  await stage.picture(page, 'une-annonce', { fullPage: true })
  await narrow(page, 'offers')
  await offer.getByRole('button', { name: 'C’est mon but' }).click()
  await page.waitForURL('**/chemin')
  await page.locator('main h1').filter({ hasText: name.replace(/^\P{L}+/u, '').slice(0, 20) }).waitFor()
  say({ scene: 'what an offer asks for is a goal too' })
  say({ troubles: stage.troubles })
})
