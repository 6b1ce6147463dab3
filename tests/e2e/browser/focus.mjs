// The way of the Tab key through a whole screen: every stop is marked, nothing lies on it, and the way has an end.

import { focused } from './hands.mjs'
import { faint } from './shape.mjs'

/** What lies on the thing that has the focus, if anything. */
export function covered(page) {
  return page.evaluate(async () => {
    // The browser brings it on screen with the next frame.
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
    const element = document.activeElement
    const row = element.closest('label')
    const { left, right, top, bottom } = (row ?? element).getBoundingClientRect()
    const middle = (top + bottom) / 2
    const hits = [[(left + right) / 2, middle], [left + 6, middle], [right - 6, middle]].map(([x, y]) => document.elementFromPoint(x, y))
    if (hits.some((hit) => hit !== null && (element.contains(hit) || hit.contains(element) || row?.contains(hit)))) return null
    return hits[0] === null ? 'the edge of the screen' : `${hits[0].tagName}.${hits[0].classList[0] ?? ''} (${Math.round(top)} to ${Math.round(bottom)} of ${innerHeight})`
  })
}

/** Looked at twice: colours that are still changing are not what is there. */
async function faintFocus(page) {
  const found = async () => (await faint(page)).filter((one) => one.startsWith('focus'))
  if ((await found()).length === 0) return []
  await page.waitForTimeout(200)
  return found()
}

/** Names of the stops in their order, and what is wrong with some; a screen with more than `most` stops is a trap or close to one. */
export async function everyStop(page, { most = 130, every = 1 } = {}) {
  const stops = []
  const wrong = []
  await page.evaluate(() => {
    // As somebody who has just come: the next Tab leads to the first stop.
    document.activeElement?.blur()
    window.scrollTo(0, 0)
    getSelection()?.setPosition(document.body, 0)
  })
  for (;;) {
    await page.keyboard.press('Tab')
    const stop = await focused(page)
    if (stop.place === 'BODY') {
      if (stops.length > 0) return { stops, wrong }
      continue
    }
    if (stops.length >= most) return { stops, wrong: [...wrong, `more than ${most} stops`] }
    stops.push(stop.name)
    if (!stop.keyboard || !stop.seen) wrong.push(`the focus is not seen on ${stop.place} "${stop.name}"`)
    // The grounds change from part to part, not from stop to stop.
    if (stops.length % every === 0) wrong.push(...(await faintFocus(page)))
    const above = await covered(page)
    if (above) wrong.push(`${above} lies on ${stop.place} "${stop.name}"`)
  }
}
