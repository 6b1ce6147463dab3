// Following a module: its blocks, its quiz, the leaves that grow.

import assert from 'node:assert/strict'

/** Reads every block; ends at the first question. Returns how many there were. */
export async function readBlocks(page) {
  const toQuiz = page.getByRole('button', { name: 'Passer aux questions' })
  const next = page.getByRole('button', { name: 'Suivant', exact: true })
  for (let read = 1; read < 50; read += 1) {
    const heading = await page.locator('article').getByRole('heading', { level: 2 }).textContent()
    await toQuiz.or(next).waitFor()
    if (await toQuiz.isVisible()) {
      await toQuiz.click()
      await page.getByText(/^Question 1 sur/).waitFor()
      return read
    }
    await next.click()
    await page.locator('article').getByRole('heading', { level: 2, name: heading, exact: true }).waitFor({ state: 'detached' })
  }
  throw new assert.AssertionError({ message: 'the module has no end' })
}

/** Answers each question by `choose(question, choices)`, which names a choice; returns what was said, by question. */
export async function answerQuiz(page, choose) {
  const said = new Map()
  for (let number = 1; ; number += 1) {
    await page.getByText(new RegExp(`^Question ${number} sur`)).waitFor()
    const form = page.locator('form').filter({ has: page.getByRole('radio') })
    const question = (await form.getByRole('group').first().locator('legend').innerText()).trim()
    const choices = (await form.locator('label').allInnerTexts()).map((text) => text.trim())
    const choice = choose(question, choices)
    said.set(question, choice)
    await form.getByRole('radio', { name: choice, exact: true }).check()
    const last = page.getByRole('button', { name: 'Envoyer mes réponses' })
    if (await last.isVisible()) {
      await last.click()
      return said
    }
    await page.getByRole('button', { name: 'Suivant', exact: true }).click()
  }
}

/** What the corrections say is right, by question; only of the questions that were answered wrong. */
export async function readCorrections(page) {
  const right = new Map()
  for (const text of await page.getByRole('region', { name: 'Les réponses expliquées' }).locator('h3').all()) {
    const told = await text.locator('xpath=..').innerText()
    const found = /La bonne réponse\s*:\s*(.+)/.exec(told)
    if (found) right.set((await text.innerText()).trim(), found[1].trim())
  }
  return right
}
