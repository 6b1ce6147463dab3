// A module whose author put scripts everywhere: they are read, never run.

import assert from 'node:assert/strict'
import { enterAs } from './people.mjs'
import { play, say } from './stage.mjs'

const { module, tag, title } = JSON.parse(process.env.SKILLTREE_WRITTEN)
const button = (page, name) => page.getByRole('button', { name, exact: true })

/** Nothing ran, and nothing that could run stands on the page. */
async function harmless(page) {
  // An `onerror` runs when the picture was tried; a frame, when it was loaded.
  await page.waitForTimeout(300)
  const found = await page.evaluate(() => ({
    ran: window.hacked ?? 0,
    could: [...document.querySelectorAll('script:not([src]), main script, main iframe, main [onerror], main [onload], main img, a[href^="javascript" i]')].map((one) => one.outerHTML),
  }))
  assert.deepEqual(found, { ran: 0, could: [] })
}

await play(async (stage) => {
  const page = await stage.somebody('amina')
  await enterAs(page, 'Amina B.')
  await page.goto(`/module/${module}`)
  await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor()
  await page.locator('main').getByText(tag, { exact: true }).first().waitFor()
  await harmless(page)
  await button(page, 'Commencer').tap()
  const article = page.locator('article')
  await article.getByText('<script>window.hacked', { exact: false }).first().waitFor()
  await article.getByText('[clic](javascript:', { exact: false }).waitFor()
  await article.getByText('<iframe srcdoc', { exact: false }).waitFor()
  await article.getByText('مرحبا', { exact: false }).waitFor()
  await harmless(page)
  await stage.picture(page, 'texte-hostile', { fullPage: true })
  say({ done: 'read' })

  await button(page, 'Plus simple').tap()
  await article.getByText(`Simple ${tag}`, { exact: true }).waitFor()
  await harmless(page)
  say({ done: 'in other words' })

  await button(page, 'Passer aux questions').tap()
  await page.locator('legend', { hasText: tag }).waitFor()
  await harmless(page)
  say({ done: 'asked' })

  await page.getByRole('radio', { name: /non$/ }).check()
  await button(page, 'Envoyer mes réponses').tap()
  await page.getByRole('region', { name: 'Les réponses expliquées' }).getByText('<script>', { exact: false }).waitFor()
  await harmless(page)
  say({ done: 'explained' })

  await page.goto('/cours')
  await page.getByRole('searchbox').or(page.getByLabel('Chercher un cours')).first().fill('Coudre')
  await page.locator('main').getByText(title, { exact: false }).first().waitFor()
  await harmless(page)
  say({ done: 'searched' })
  say({ troubles: stage.troubles })
})
