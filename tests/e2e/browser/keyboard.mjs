// Signing in, adding a skill and opening a leaf without a pointer; wherever the focus rests, it is seen.

import assert from 'node:assert/strict'
import { focused, tabTo } from './hands.mjs'
import { arrived, HOME } from './people.mjs'
import { play, say } from './stage.mjs'
import { leaf } from './tree.mjs'

/** From the lowest leaf of this side upwards; whether a leaf of that name was met. */
async function climbTo(page, name) {
  await page.keyboard.press('Home')
  for (let here = '', next = (await focused(page)).name; next !== here; next = (await focused(page)).name) {
    if (name.test(next)) return true
    here = next
    await page.keyboard.press('ArrowUp')
  }
  return false
}

async function crossAndClimbTo(page, name) {
  await page.keyboard.press('Home')
  const here = (await focused(page)).name
  for (const key of ['ArrowLeft', 'ArrowRight']) {
    await page.keyboard.press(key)
    if ((await focused(page)).name !== here) return climbTo(page, name)
  }
  return false
}

await play(async (stage) => {
  const page = await stage.somebody('amina', { hasTouch: false, isMobile: false })
  await page.goto('/')
  await page.getByRole('button', { name: 'Amina B.' }).waitFor()
  assert.equal(await tabTo(page, /^Aller au contenu$/), 1, 'the first stop skips to the content')
  await page.keyboard.press('Enter')
  await tabTo(page, /^Amina B\./)
  await page.keyboard.press('Enter')
  await arrived(page, HOME)
  await page.locator('main section.step').waitFor()
  say({ done: 'signed in' })

  await tabTo(page, /^Voir mon arbre$/)
  await page.keyboard.press('Enter')
  await arrived(page, 'Mon arbre')
  await leaf(page, 'cuisiner').waitFor()

  await tabTo(page, /^Ajouter$/)
  await page.keyboard.press('Enter')
  await arrived(page, 'Ajouter un savoir-faire')
  await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'combobox')
  assert.ok((await focused(page)).seen, 'the box that waits for words is marked')
  await page.keyboard.type('exel')
  await page.getByRole('option', { name: /faire un tableau/i }).waitFor()
  await page.keyboard.press('ArrowDown')
  assert.match(await page.locator('[role="option"][aria-selected="true"]').innerText(), /faire un tableau/i)
  await page.keyboard.press('Enter')
  await page.getByRole('radio', { name: /^Seul/ }).waitFor()
  await tabTo(page, /^Seul/)
  await page.keyboard.press('ArrowDown')
  assert.match((await focused(page)).name, /^Dans un cas nouveau/)
  await tabTo(page, /^Ajouter à mon arbre$/)
  await page.keyboard.press('Enter')
  await arrived(page, 'Mon arbre')
  await leaf(page, 'faire un tableau', 'Dans un cas nouveau').waitFor()
  say({ done: 'added a skill' })

  // One leaf is a stop; the arrows climb its side of the tree, and go over the trunk to the other.
  await tabTo(page, /, (Je le dis|Appris|Confirmé)/)
  assert.ok((await climbTo(page, /^faire un tableau/i)) || (await crossAndClimbTo(page, /^faire un tableau/i)), 'no arrow leads to the new leaf')
  assert.ok((await focused(page)).seen, 'the leaf with the focus is marked')
  await stage.picture(page, 'feuille-au-clavier')
  await page.keyboard.press('Enter')
  await arrived(page, /faire un tableau/i)
  await page.waitForFunction(() => document.activeElement?.tagName === 'H1')
  say({ done: 'opened a leaf' })
})
