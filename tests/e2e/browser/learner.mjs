// The robot learner: follows every module of every course to its end, in both languages, as a person would tap.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { shown } from './lesson.mjs'
import { enterAs, inEnglish } from './people.mjs'
import { play, say } from './stage.mjs'

const { modules, people } = JSON.parse(readFileSync(process.env.SKILLTREE_LESSONS, 'utf8'))

const WORDS = {
  fr: { start: /^(Commencer|Continuer|Reprendre|Relire)$/, next: 'Suivant', toQuiz: 'Passer aux questions', send: 'Envoyer mes réponses', question: (n) => new RegExp(`^Question ${n} sur`), bravo: 'Bravo' },
  en: { start: /^(Start|Continue|Carry on|Read again)$/, next: 'Next', toQuiz: 'Go to the questions', send: 'Send my answers', question: (n) => new RegExp(`^Question ${n} of`), bravo: /Well done/ },
}

async function readBlocks(page, module, language, words) {
  for (const [index, block] of module.blocks.entries()) {
    const heading = page.locator('article').getByRole('heading', { level: 2 })
    await page.locator('article h2', { hasText: shown(block[language]) }).waitFor()
    assert.equal(shown(await heading.innerText()), shown(block[language]), `${module.slug}: block ${index + 1}`)
    const last = index + 1 === module.blocks.length
    await page.getByRole('button', { name: last ? words.toQuiz : words.next, exact: true }).click()
  }
}

async function answer(page, module, language, words) {
  for (const [index, question] of module.questions.entries()) {
    await page.getByText(words.question(index + 1)).waitFor()
    const form = page.locator('form').filter({ has: page.getByRole('radio') })
    assert.equal(shown(await form.locator('legend').first().innerText()), shown(question[language].text), `${module.slug}: question ${index + 1}`)
    const labels = await form.locator('label').all()
    const texts = await Promise.all(labels.map(async (label) => shown(await label.innerText())))
    const right = texts.indexOf(shown(question[language].right))
    assert.notEqual(right, -1, `${module.slug}: no choice reads "${question[language].right}" in ${texts.join(' | ')}`)
    await labels[right].click()
    const last = index + 1 === module.questions.length
    await page.getByRole('button', { name: last ? words.send : words.next, exact: true }).click()
  }
}

async function follow(page, module, language) {
  const words = WORDS[language]
  await page.goto(`/module/${module.id}`)
  await page.getByRole('button', { name: words.start }).click()
  await readBlocks(page, module, language, words)
  await answer(page, module, language, words)
  await page.getByRole('heading', { level: 2, name: words.bravo }).waitFor()
  const corrections = await page.locator('section h3').allInnerTexts()
  assert.ok(corrections.length >= module.questions.length, `${module.slug}: an explanation for each question`)
  assert.equal(await page.locator('.party li, .party a').count() > 0, true, `${module.slug}: something grew, or there is a way on`)
}

async function learn(stage, language) {
  const page = await stage.somebody(`robot-${language}`, { viewport: { width: 360, height: 780 } })
  await enterAs(page, people[language])
  if (language === 'en') await inEnglish(page)
  for (const module of modules) {
    try {
      await follow(page, module, language)
    } catch (error) {
      throw new Error(`${module.slug} (${language}): ${error.message}`)
    }
    say({ language, done: module.slug })
  }
}

await play(async (stage) => {
  await Promise.all([learn(stage, 'fr'), learn(stage, 'en')])
  say({ troubles: stage.troubles })
})
