// The owner asks a leaf why it is marked so: by keyboard and by touch, in plain sentences, in both languages.

import assert from 'node:assert/strict'
import { arrived, enterAs, goTo, inEnglish } from './people.mjs'
import { play, say } from './stage.mjs'
import { drawing } from './tree.mjs'

const TITLE = 'Pourquoi c’est marqué ainsi'

/** The sentences, once they are there. */
async function sentences(page) {
  await page.locator('details[open] li').first().waitFor()
  return (await page.locator('details[open] li').allInnerTexts()).map((text) => text.replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ').trim())
}

await play(async (stage) => {
  const page = await stage.somebody('amina')
  await enterAs(page, 'Amina B.')
  await goTo(page, 'Mon arbre')
  await drawing(page).getByRole('link', { name: /^percer.*confirmé/i }).click()
  await arrived(page, /^Percer/)
  const summary = page.locator('summary', { hasText: TITLE })
  await summary.focus()
  await page.keyboard.press('Enter')
  const told = await sentences(page)
  assert.ok(told.some((text) => /^(Une personne le confirme|C’est confirmé \d+ fois) : « Seul »/.test(text)), JSON.stringify(told))
  for (const text of told) assert.match(text, /\S/)
  await stage.picture(page, 'pourquoi')
  await page.locator('details').scrollIntoViewIfNeeded()
  await stage.picture(page, 'pourquoi-tout', { fullPage: true })
  const wide = await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)
  assert.ok(wide, 'nothing is wider than the phone')
  say({ done: 'a leaf says why it is marked so' })

  await page.keyboard.press('Enter')
  await page.locator('details:not([open])').waitFor()
  await inEnglish(page)
  await page.locator('summary', { hasText: 'Why it is marked like this' }).tap()
  const english = await sentences(page)
  assert.ok(english.some((text) => text.startsWith('A person confirms it: “Alone”')), JSON.stringify(english))
  await stage.picture(page, 'why')
  say({ done: 'in English too' })
  say({ troubles: stage.troubles })
})
