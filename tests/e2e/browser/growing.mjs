// One's own tree: it grows before one's eyes, is made larger by keys, fingers and buttons, and can be read with 500 leaves.

import assert from 'node:assert/strict'
import { assertNamesApart, doubleTap, middle, pinch, rested } from './fingers.mjs'
import { arrived, enterAs, goTo } from './people.mjs'
import { play, say } from './stage.mjs'
import { chooseLevelAndAdd, drawing, leaf, leafCount, pickSkill, startAdding } from './tree.mjs'

const plain = (text) => text.replaceAll(/[\u00a0\u202f]/g, ' ').trim()
const drawn = (page) => page.locator('.stage', { has: drawing(page) })
const news = (page) => page.getByRole('status').filter({ hasText: /feuille/ })

/** What the browser animates for a while: with less motion wanted, everything is over at once. */
const moving = (page) => page.evaluate(() => document.getAnimations().filter(({ playState, effect }) => playState === 'running' && effect.getComputedTiming().duration > 100).length)

/** The same person on a second phone: what happens there is seen on the first. */
async function twoPhones(stage, motion) {
  const [first, second] = [await stage.somebody(`first-${motion}`, { reducedMotion: motion }), await stage.somebody(`second-${motion}`)]
  await enterAs(first, 'Amina B.')
  await goTo(first, 'Mon arbre')
  const listens = first.waitForRequest((request) => request.headers().accept === 'text/event-stream')
  await first.reload()
  await drawing(first).waitFor()
  await listens
  await enterAs(second, 'Amina B.')
  await goTo(second, 'Mon arbre')
  await drawing(second).waitFor()
  return [first, second]
}

async function add(page, typed, skill) {
  await startAdding(page)
  await pickSkill(page, 'Que savez-vous faire ?', typed, skill)
  await chooseLevelAndAdd(page, /^Avec de l’aide/)
}

/** The tree that the server told, with leaves more of it: as somebody has after a life of learning. */
async function many(page, count) {
  await page.route('**/graphql', async (route) => {
    if (route.request().postDataJSON()?.operationName !== 'MyTree') return route.fallback()
    const answer = await route.fetch()
    const body = await answer.json()
    const skills = body.data.me.tree.skills
    const own = skills.length
    for (let at = own; at < count; at += 1) {
      const like = skills[at % own]
      const parent = at % 5 === 0 ? null : skills[Math.floor(at * ((at * 0.618) % 1))].skill.id
      skills.push({ ...like, level: 1 + (at % 4), parentId: parent, skill: { ...like.skill, id: `more-${at}`, label: `${like.skill.label} ${at}` } })
    }
    return route.fulfill({ response: answer, json: body })
  })
}

await play(async (stage) => {
  const [first, second] = await twoPhones(stage, 'no-preference')
  const before = await leafCount(first)
  await add(second, 'jardinnage', /Jardiner/)
  await leaf(first, 'jardiner').waitFor()
  await first.locator('a.fresh').waitFor()
  const moved = await moving(first)
  assert.ok(moved > 0, 'it is seen growing')
  assert.equal(await leafCount(first), before + 1)
  assert.match(plain(await news(first).innerText()), /^Une feuille a poussé : Jardiner$/)
  await stage.picture(first, 'pousse')
  say({ done: 'a leaf grows before one’s eyes, and is spoken', moved })

  await leaf(second, 'jardiner').click()
  await arrived(second, /^jardiner$/i)
  await second.getByRole('button', { name: 'Je le fais mieux maintenant' }).click()
  await second.getByRole('radio', { name: /^Seul/ }).check()
  await second.getByRole('button', { name: 'Enregistrer' }).click()
  await first.locator('a.more').waitFor()
  assert.match(plain(await news(first).innerText()), /Une feuille a grandi : Jardiner$/)
  await leaf(first, 'jardiner', 'Seul').waitFor()
  say({ done: 'a leaf that says more is told too' })

  // Whoever wants less motion is told the same.
  const calm = await stage.somebody('calm', { reducedMotion: 'reduce' })
  await enterAs(calm, 'Amina B.')
  await goTo(calm, 'Mon arbre')
  const listens = calm.waitForRequest((request) => request.headers().accept === 'text/event-stream')
  await calm.reload()
  await drawing(calm).waitFor()
  await listens
  await goTo(second, 'Mon arbre')
  await add(second, 'velo', /réparer un vélo/i)
  await calm.locator('a.fresh').waitFor()
  assert.equal(await moving(calm), 0, 'nothing moves for whoever wants less motion')
  assert.match(plain(await news(calm).innerText()), /^Une feuille a poussé : Réparer un vélo$/i)
  say({ done: 'with less motion it is told, and does not move' })

  // What happened while the phone was off is shown at the next look, once.
  await second.goto('/accueil')
  await goTo(second, 'Mon arbre')
  await drawing(second).waitFor()
  await first.goto('/accueil')
  await arrived(first, 'Bonjour')
  await add(second, 'peindre', /peindre/i)
  await goTo(first, 'Mon arbre')
  await first.locator('a.fresh').waitFor()
  await first.reload()
  await drawing(first).waitFor()
  await first.getByRole('button', { name: 'Plus grand' }).waitFor()
  assert.equal(await first.locator('a.fresh').count(), 0)
  say({ done: 'what grew meanwhile is shown at the next look, once' })

  // Larger and smaller, by all hands; a leaf is still opened by a touch.
  const small = drawn(first)
  assert.equal((await rested(first, small)).zoom, 1)
  await drawing(first).getByRole('link').first().focus()
  for (const key of ['+', '+']) await first.keyboard.press(key)
  assert.ok((await rested(first, small)).zoom > 2.4)
  await first.keyboard.press('0')
  assert.equal((await rested(first, small)).zoom, 1)
  await small.scrollIntoViewIfNeeded()
  await pinch(first, await middle(small), 30, 60)
  const { zoom } = await rested(first, small)
  assert.ok(zoom > 1.5 && zoom < 2.6, `twice apart is about twice larger: ${zoom}`)
  await first.getByRole('button', { name: 'Tout l’arbre' }).click()
  assert.equal((await rested(first, small)).zoom, 1)
  const { x, y, height } = await small.boundingBox()
  await doubleTap(first, { x: x + 6, y: y + height - 6 })
  assert.ok((await rested(first, small)).zoom > 1.5, 'two taps beside the leaves')
  await first.mouse.move(x + 60, y + height - 60)
  for (let turn = 0; turn < 20; turn += 1) await first.mouse.wheel(0, 200)
  assert.equal((await rested(first, small)).zoom, 1, 'the wheel, once one is in the drawing')
  say({ done: 'keys, fingers, buttons and wheel make it larger' })

  const page = await stage.somebody('rich')
  await enterAs(page, 'Amina B.')
  await many(page, 500)
  await goTo(page, 'Mon arbre')
  await drawing(page).waitFor()
  await page.getByRole('button', { name: 'Plus grand' }).waitFor()
  assert.equal(await leafCount(page), 500)
  const crown = drawn(page)
  const named = []
  for (let at = 0; at < 6; at += 1) {
    await rested(page, crown)
    named.push(await assertNamesApart(crown))
    await stage.picture(page, `cinq-cents-${at}`)
    await page.getByRole('button', { name: 'Plus grand' }).click()
  }
  assert.ok(named.every((count) => count > 0), `names at every size: ${named}`)
  await page.getByRole('button', { name: 'Tout l’arbre' }).click()
  assert.equal((await rested(page, crown)).zoom, 1)
  // From far a finger cannot choose among 500: it comes nearer, and opens what it touches then.
  await crown.scrollIntoViewIfNeeded()
  const spot = await drawing(page).getByRole('link').nth(200).locator('circle').boundingBox()
  await page.touchscreen.tap(spot.x + spot.width / 2, spot.y + spot.height / 2)
  assert.ok((await rested(page, crown)).zoom > 2)
  await arrived(page, 'Mon arbre')
  await drawing(page).getByRole('link').first().focus()
  for (const key of ['ArrowUp', 'ArrowLeft', 'ArrowLeft']) await page.keyboard.press(key)
  await rested(page, crown)
  const inSight = await page.evaluate(() => {
    const [one, stage] = [document.activeElement.getBoundingClientRect(), document.activeElement.closest('.stage').getBoundingClientRect()]
    return one.left >= stage.left - 1 && one.right <= stage.right + 1 && one.top >= stage.top - 1 && one.bottom <= stage.bottom + 1
  })
  assert.ok(inSight, 'what is walked to is seen')
  await page.getByRole('radio', { name: 'Liste' }).check()
  await page.getByRole('list', { name: 'Mon arbre' }).waitFor()
  assert.equal(await page.getByRole('list', { name: 'Mon arbre' }).getByRole('link').count(), 500)
  say({ done: 'five hundred leaves can be read', named })
  say({ troubles: stage.troubles })
})
