// The tree of everybody: found from one's own, made larger by keys and fingers, a skill picked, the same told in words.

import assert from 'node:assert/strict'
import { doubleTap, middle, pinch, rested } from './fingers.mjs'
import { tabTo } from './hands.mjs'
import { arrived, enterAs } from './people.mjs'
import { quiet } from './screens.mjs'
import { play, say } from './stage.mjs'

const plain = (text) => text.replaceAll(/[\u00a0\u202f]/g, ' ')

await play(async (stage) => {
  const page = await stage.somebody('amina')
  await enterAs(page, 'Amina B.')
  await page.goto('/arbre/tous')
  await arrived(page, 'L’arbre de tous')
  const drawing = page.getByRole('application', { name: /^L’arbre de tous, dessiné/ })
  await drawing.locator('svg path').first().waitFor()
  const count = Number(/(\d+) savoir-faire/.exec(plain(await drawing.getAttribute('aria-label')))[1])
  assert.ok(count > 20, `a whole community, not ${count} skills`)
  assert.equal((await rested(page, drawing)).zoom, 1)
  assert.ok((await drawing.locator('.leaf.mine').count()) > 0, 'mine are lit')
  await quiet(page)
  await stage.picture(page, 'tous')
  say({ done: 'it opens whole, with mine lit', skills: count })

  await tabTo(page, /^L’arbre de tous, dessiné/)
  await page.keyboard.press('+')
  await page.keyboard.press('+')
  const nearer = await rested(page, drawing)
  assert.ok(nearer.zoom > 2.4, `two keys bring it nearer: ${nearer.zoom}`)
  await page.keyboard.press('-')
  assert.ok((await rested(page, drawing)).zoom < nearer.zoom)
  await page.keyboard.press('0')
  assert.equal((await rested(page, drawing)).zoom, 1)
  await page.keyboard.press('ArrowUp')
  await page.locator('#community-chosen').waitFor()
  const first = await page.locator('#community-chosen').innerText()
  await page.keyboard.press('ArrowRight')
  await page.locator('#community-chosen').filter({ hasNotText: first }).waitFor()
  assert.ok((await rested(page, drawing)).zoom > 1, 'what is walked to comes near enough to read')
  assert.ok((await drawing.locator('text').count()) > 0, 'names are written from near')
  await stage.picture(page, 'tous-clavier')
  say({ done: 'keys make it larger and walk from skill to skill' })

  await page.getByRole('button', { name: 'Tout l’arbre' }).click()
  assert.equal((await rested(page, drawing)).zoom, 1)
  await drawing.scrollIntoViewIfNeeded()
  await pinch(page, await middle(drawing), 30, 90)
  const pinched = await rested(page, drawing)
  assert.ok(pinched.zoom > 2 && pinched.zoom < 4.5, `three times apart is about three times larger: ${pinched.zoom}`)
  await pinch(page, await middle(drawing), 90, 20)
  assert.ok((await rested(page, drawing)).zoom < pinched.zoom / 2, 'together again')
  await page.getByRole('button', { name: 'Tout l’arbre' }).click()
  await rested(page, drawing)
  await doubleTap(page, await middle(drawing))
  assert.ok((await rested(page, drawing)).zoom > 1.5, 'two taps bring it nearer')
  await page.getByRole('button', { name: 'Tout l’arbre' }).click()
  await rested(page, drawing)
  const { x, y } = await middle(drawing)
  await page.mouse.move(x, y)
  await page.keyboard.down('Control')
  for (let turn = 0; turn < 4; turn += 1) await page.mouse.wheel(0, -60)
  await page.keyboard.up('Control')
  assert.ok((await rested(page, drawing)).zoom > 1.5, 'the wheel with Ctrl, as a touchpad sends it')
  say({ done: 'fingers and wheel make it larger and smaller' })

  // A finger on one of mine: it has a tick.
  await page.getByRole('button', { name: 'Tout l’arbre' }).click()
  await rested(page, drawing)
  await page.reload()
  await drawing.locator('.sign').first().waitFor()
  await drawing.scrollIntoViewIfNeeded()
  const mine = await drawing.locator('.sign').first().evaluate((tick) => {
    // A tick begins left of and above the middle of its leaf.
    const { x, y } = tick.getPointAtLength(0)
    const on = new DOMPoint(x + 8, y + 25).matrixTransform(tick.getScreenCTM())
    return { x: on.x, y: on.y }
  })
  await page.touchscreen.tap(mine.x, mine.y)
  await page.locator('#community-chosen').waitFor()
  const chosen = (await page.locator('#community-chosen').innerText()).trim()
  await page.locator('section.card').getByText('Vous savez le faire.').waitFor()
  const told = plain(await page.locator('section.card').innerText())
  await stage.picture(page, 'tous-choisi')
  say({ done: 'a touched skill tells of itself', chosen })

  await page.getByRole('radio', { name: 'Liste' }).check()
  const list = page.getByRole('list', { name: 'L’arbre de tous' })
  await list.waitFor()
  assert.equal(await list.getByRole('link').count(), count, 'the list has every skill that is drawn')
  const row = list.getByRole('link').filter({ has: page.getByText(chosen, { exact: true }) }).first()
  const written = plain(await row.innerText())
  assert.match(written, /Vous savez le faire/)
  const holders = /(Au moins [\d ]+ personnes? sa\S+ le faire|Peu de gens savent le faire)/
  assert.equal(holders.exec(written)?.[0], holders.exec(told)?.[0], 'the list says the same as the drawing')
  await row.click()
  await arrived(page, chosen)
  say({ done: 'the list says the same, and leads to the skill' })
  say({ troubles: stage.troubles })
})
