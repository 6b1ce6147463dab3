// The skill box: an answer at each key press, in spite of misspelling, marked; without a network what is common is still found.

import assert from 'node:assert/strict'
import { arrived, enterAs, goTo, inEnglish, shellKept, told } from './people.mjs'
import { play, say } from './stage.mjs'
import { chooseLevelAndAdd, leaf, startAdding } from './tree.mjs'

const box = (page) => page.getByRole('combobox', { name: /^(Que savez-vous faire|What can you do)/ })
const options = (page) => page.locator('main [role="option"]')
const marked = (page) => options(page).first().locator('mark').allInnerTexts()
const ids = (page) => options(page).evaluateAll((rows) => rows.map((row) => row.innerText.split('\n')[0]))

/** Whatever the server is asked from here on is answered when what this gives is called. */
async function holdSearches(page) {
  let release
  const held = new Promise((done) => (release = done))
  await page.route('**/graphql', async (route) => {
    if ((route.request().postData() ?? '').includes('"SearchSkills"')) await held
    await route.continue()
  })
  return release
}

await play(async (stage) => {
  const page = await stage.somebody('amina')
  await enterAs(page, 'Amina B.')
  await goTo(page, 'Mon arbre')
  await shellKept(page)
  const common = page.waitForResponse((response) => (response.request().postData() ?? '').includes('"CommonSkills"'))
  await startAdding(page)
  await common

  const letGo = await holdSearches(page)
  await box(page).pressSequentially('jardinn')
  await options(page).filter({ hasText: /^Jardiner/ }).first().waitFor()
  const before = await ids(page)
  assert.ok((await marked(page)).length > 0, 'the phone marks what it found')
  say({ done: 'the phone answers before the server' })
  await page.keyboard.press('ArrowDown')
  const chosen = await page.locator('[role="option"][aria-selected="true"]').innerText()
  letGo()
  await page.getByText('Mon savoir-faire n’est pas dans la liste').waitFor()
  const after = await ids(page)
  assert.deepEqual(after.slice(0, before.length), before)
  assert.equal(await page.locator('[role="option"][aria-selected="true"]').innerText(), chosen)
  say({ done: 'the answer of the server moves nothing' })
  await stage.picture(page, 'reponse-marquee')

  await box(page).fill('')
  await box(page).pressSequentially('reparé un velot')
  const bike = options(page).filter({ hasText: /réparer un vélo/i }).first()
  await bike.waitFor()
  assert.ok((await bike.locator('mark').count()) > 0, 'what answered is marked')
  await stage.picture(page, 'mal-ecrit-et-trouve')
  await bike.click()
  await page.getByRole('radio', { name: /^Seul/ }).waitFor()
  await chooseLevelAndAdd(page, /^Seul/)
  await leaf(page, 'réparer un vélo', 'Seul').waitFor()
  say({ done: 'misspelt, marked, added' })

  // Opened again without a network: the list is on the phone.
  await startAdding(page)
  await stage.network(page, false)
  await page.reload()
  await arrived(page, 'Ajouter un savoir-faire')
  await box(page).pressSequentially('coudr')
  await options(page).filter({ hasText: /^Coudre/i }).first().waitFor()
  await page.getByRole('alert').getByText(/Pas de réseau/).waitFor()
  await stage.picture(page, 'trouve-sans-reseau')
  await options(page).filter({ hasText: /^Coudre/i }).first().click()
  await page.getByRole('radio', { name: /^Seul/ }).waitFor()
  await chooseLevelAndAdd(page, /^Seul/)
  await told(page, /Gardé sur ce téléphone/)
  say({ done: 'found and added without a network' })
  await stage.network(page, true)
  await page.reload()
  await leaf(page, 'coudre', 'Seul').waitFor()

  await inEnglish(page)
  await page.goto('/ajouter')
  await box(page).pressSequentially('gardenning')
  await options(page).filter({ hasText: /garden/i }).first().waitFor()
  await stage.picture(page, 'in-english')
  say({ done: 'in English too' })
  say({ troubles: stage.troubles })
})
