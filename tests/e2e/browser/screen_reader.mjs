// The main screens as a screen reader has them, and what is said without being asked: saved, wrong, waiting.

import assert from 'node:assert/strict'
import { readBlocks } from './course.mjs'
import { asAuthor, asInhabitant, asNobody, asRecruiter, backToBlocks, come } from './main_screens.mjs'
import { open, WHO } from './screens.mjs'
import { lock, setPin } from './sharing.mjs'
import { badHeadings, badLandmarks, badNames, controls, headings, heard, listen, says } from './speech.mjs'
import { play, say } from './stage.mjs'
import { drawing } from './tree.mjs'

/** The same button above and below a long list of pictures: it does the same. */
const TWICE = /^twice button "Mon savoir-faire n’est pas là"/

/** What is heard of a screen; each title of a page is another one. */
const look = (menu) => async (page, screen) => {
  const spoken = await heard(page)
  say({
    screen, title: await page.title(), controls: controls(spoken).length, titles: headings(spoken).length,
    wrong: [...badHeadings(spoken), ...badLandmarks(spoken, { menu }), ...badNames(spoken)].filter((one) => !TWICE.test(one)),
  })
}

const small = (text) => text.toLowerCase().replaceAll(/\s+/g, ' ').trim()

/** The drawing and its twin name the same leaves, with the same level and the same standing. */
async function twins(page) {
  await open(page, '/arbre')
  const drawn = (await heard(page)).filter(({ role, url }) => role === 'link' && url?.includes('/savoir-faire/')).map(({ name, url }) => `${url} ${small(name)}`)
  await page.getByRole('radio', { name: 'Liste' }).check()
  await page.locator('main ul a[href^="/savoir-faire/"]').first().waitFor()
  const listed = await page.locator('main ul a[href^="/savoir-faire/"]').evaluateAll((links) => links.map((link) => [link.href, [...link.querySelectorAll('.label, .small, .row > *')].map((one) => one.textContent.trim()).join(', ')]))
  await page.getByRole('radio', { name: 'Dessin' }).check()
  await drawing(page).waitFor()
  say({ drawn: drawn.sort(), listed: listed.map(([url, words]) => `${url} ${small(words)}`).sort() })
}

/** Saving, a wrong form and a lost network are heard, by whoever cannot see the notice. */
async function live(page) {
  await open(page, '/ajouter')
  await page.getByRole('combobox').first().pressSequentially('exel')
  await says(page, /^\d+ résultats?$/)
  say({ said: 'how many were found' })

  await open(page, '/moi/qui-voit')
  await page.getByRole('radio', { name: /^Moi seulement/ }).check()
  await says(page, /enregistré/)
  say({ said: 'saved' })

  await open(page, '/cours')
  await open(page, await page.locator('main .card a[href^="/cours/"]').first().getAttribute('href'))
  await open(page, await page.locator('main .card a[href^="/module/"]').first().getAttribute('href'))
  await page.getByRole('button', { name: /^(Commencer|Continuer|Relire)/ }).click()
  await backToBlocks(page)
  await readBlocks(page)
  await page.locator('main form').getByRole('button', { name: 'Suivant', exact: true }).click()
  await says(page, /^Choisissez une réponse/)
  const spoken = await heard(page)
  assert.ok(spoken.some(({ role, name }) => role === 'alert' || /^Choisissez/.test(name)), 'what is missing stands beside the question')
  await page.locator('main form').getByRole('radio').first().check()
  await page.locator('main form').getByRole('button', { name: 'Suivant', exact: true }).click()
  await page.waitForFunction(() => /^Question 2 sur/.test(document.activeElement?.textContent ?? ''))
  say({ said: 'a question without an answer' })

  await open(page, '/moi/qui-voit')
  await page.context().setOffline(true)
  await page.getByRole('radio', { name: /^Les recruteurs, sans mon nom/ }).check()
  await says(page, /Gardé sur ce téléphone|envois? en attente/)
  await page.context().setOffline(false)
  say({ said: 'not sent yet' })
}

/** A phone of several people: sharing it, whose turn it is, the code. */
async function shared(page, see) {
  await come(page, 'Rosa F.')
  await setPin(page, '2468')
  await see(true)(page, 'shared phone')
  await lock(page)
  await see(false)(page, 'whose turn')
  await page.locator('main li button').first().click()
  await page.getByRole('heading', { level: 1, name: 'Votre code' }).waitFor()
  await see(false)(page, 'the code')
}

await play(async (stage) => {
  const options = { isMobile: false, hasTouch: false }
  await asNobody(await stage.somebody('nobody', options), look(false))
  const amina = await stage.somebody('amina', options)
  await asInhabitant(amina, look(true))
  await twins(amina)
  await asAuthor(await stage.somebody('karim', options), look(true))
  await asRecruiter(await stage.somebody('sophie', options), look(true))

  const siva = await stage.somebody('siva', options)
  await listen(siva.context())
  await come(siva, 'Siva R.')
  await live(siva)

  await shared(await stage.somebody('rosa', { isMobile: false }), look)
})
