// The first three minutes without a pointer: Tab, Shift+Tab, Enter and Space lead to a kept tree; the focus is always somewhere, and seen.

import assert from 'node:assert/strict'
import { focused, noticed, tabTo } from './hands.mjs'
import { arrived } from './people.mjs'
import { play, say } from './stage.mjs'
import { CARD, DONE, LEAVES, leaves, readCard, seedling, TOWN } from './start.mjs'

const GROUPS = { Cuisiner: 'À la maison', 'Aider aux devoirs': 'Pour quelqu’un', 'Réparer un vélo': 'Avec mes mains' }

const exactly = (text) => new RegExp(`^${text}$`)

/** After each act the focus must be somewhere: whoever cannot point is lost without it. */
async function act(page, key) {
  await page.keyboard.press(key)
  assert.notEqual((await focused(page)).place, 'BODY', `${key} lost the focus on ${page.url()}`)
}

/** A new screen says what it is: its title has the focus. */
async function screen(page, path, title) {
  await page.waitForURL(`**${path}`)
  await arrived(page, title)
  await page.waitForFunction(() => document.activeElement?.tagName === 'H1')
}

async function leafHere(page) {
  const leaf = await focused(page)
  assert.ok(leaf.seen, `the leaf with the focus is marked: ${leaf.name}`)
  return leaf.name.split(',')[0].toLowerCase()
}

/** All leaves of this side of the tree, from the lowest upwards. */
async function climb(page) {
  await act(page, 'Home')
  const met = [await leafHere(page)]
  for (;;) {
    await act(page, 'ArrowUp')
    const here = await leafHere(page)
    if (here === met.at(-1)) return met
    met.push(here)
  }
}

await play(async (stage) => {
  const page = await stage.somebody('keyboard', { hasTouch: false, isMobile: false })
  const seen = await noticed(page)
  await page.goto('/')
  await page.getByRole('link', { name: 'Commencer', exact: true }).waitFor()
  await tabTo(page, /^Aller au contenu$/, { most: 1 })
  await tabTo(page, /^Commencer$/, { most: 8 })
  await page.keyboard.press('Enter')
  await screen(page, '/commencer', /^Qu’avez-vous fait/)

  // From chip to group, from group to picture: not through seventy pictures. Back to the chips by Shift+Tab.
  for (const [at, { tile }] of DONE.entries()) {
    await tabTo(page, exactly(GROUPS[tile]), at === 0 ? { most: 8 } : { most: 30, key: 'Shift+Tab' })
    await act(page, 'Enter')
    assert.equal((await focused(page)).name, GROUPS[tile])
    await tabTo(page, exactly(tile), { most: 12 })
    await act(page, 'Space')
    assert.equal(await page.locator('main').getByRole('button', { name: tile, exact: true }).getAttribute('aria-pressed'), 'true')
  }
  await tabTo(page, /^Aller à « Continuer »$/, { most: 12 })
  await act(page, 'Enter')
  await tabTo(page, /^Continuer$/, { most: 1 })
  await page.keyboard.press('Enter')

  for (const [at, { level }] of DONE.entries()) {
    await screen(page, `/commencer/comment/${at + 1}`, /comment le faites-vous/)
    await tabTo(page, level, { most: 8 })
    await page.keyboard.press(at % 2 === 0 ? 'Enter' : 'Space')
  }
  await screen(page, '/commencer/arbre', 'Voilà votre arbre')
  assert.deepEqual(await seedling(page), LEAVES)
  say({ done: 'a small tree' })

  await tabTo(page, /^Garder mon arbre$/, { most: 4 })
  await page.keyboard.press('Enter')
  await screen(page, '/commencer/ville', 'Où habitez-vous ?')
  await tabTo(page, exactly(TOWN))
  await page.keyboard.press('Enter')
  await screen(page, '/commencer/garder', 'Comment garder votre arbre ?')
  await tabTo(page, CARD, { most: 8 })
  await page.keyboard.press('Enter')
  await screen(page, '/commencer/carte', 'Voici votre carte')
  await readCard(page)
  await tabTo(page, /^C’est noté$/, { most: 4 })
  await page.keyboard.press('Enter')
  await page.waitForURL(({ pathname }) => !pathname.startsWith('/commencer'))
  await page.waitForFunction(() => document.activeElement?.tagName === 'H1')
  say({ done: 'a kept tree' })

  // On the tree one leaf is a stop, and the arrows go from leaf to leaf.
  await tabTo(page, /^(Voir mon arbre|Mon arbre)$/)
  await page.keyboard.press('Enter')
  await screen(page, '/arbre', 'Mon arbre')
  assert.deepEqual(await leaves(page), LEAVES)
  await tabTo(page, /, (Je le dis|Appris|Confirmé)/)
  const met = new Set(await climb(page))
  const top = await leafHere(page)
  await act(page, 'ArrowLeft')
  if ((await leafHere(page)) === top) await act(page, 'ArrowRight')
  for (const leaf of await climb(page)) met.add(leaf)
  say({ done: 'walked over the leaves', leaves: [...met].sort() })
  assert.equal(seen.touches, 0, 'nothing was touched or clicked')
  say({ typed: seen.typed, troubles: stage.troubles })
})
