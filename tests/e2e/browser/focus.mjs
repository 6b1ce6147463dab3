// Where the focus is: how it is called, whether its mark can be seen, and the way of the Tab key.

import assert from 'node:assert/strict'

/** What has the focus: its name, whether its place is marked, whether something else lies on it. */
export function focused(page) {
  return page.evaluate(async () => {
    // The browser brings it on screen with the next frame.
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
    const element = document.activeElement
    const marked = (one, pseudo) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(one, pseudo)
      return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2
    }
    const drawn = element.querySelector?.('.target')
    const stroke = drawn ? getComputedStyle(drawn).stroke !== 'none' : false
    const name = element.getAttribute('aria-label') ?? element.labels?.[0]?.innerText ?? element.innerText ?? element.textContent
    // A radio shows it on the row that it is in, a card by the veil over it.
    const row = element.closest('label')
    const { left, right, top, bottom } = (row ?? element).getBoundingClientRect()
    const points = [[(left + right) / 2, (top + bottom) / 2], [left + 6, (top + bottom) / 2], [right - 6, (top + bottom) / 2]]
    const onTop = points.some(([x, y]) => {
      const hit = document.elementFromPoint(x, y)
      return hit !== null && (element.contains(hit) || hit.contains(element) || row?.contains(hit))
    })
    return {
      name: name.replaceAll(/\s+/g, ' ').trim(), place: element.tagName, keyboard: element.matches(':focus-visible'),
      seen: marked(element) || marked(element, '::after') || stroke || (row ? marked(row) : false),
      covered: !onTop,
    }
  })
}

/** Presses Tab until `name` has the focus; every stop on the way must be seen, and nothing may lie on it. */
export async function tabTo(page, name, most = 60) {
  for (let stops = 0; stops < most; stops += 1) {
    await page.keyboard.press('Tab')
    const stop = await focused(page)
    if (stop.place === 'BODY') continue
    assertSeen(stop, page)
    if (name.test(stop.name)) return stops + 1
  }
  throw new assert.AssertionError({ message: `${most} times Tab did not lead to ${name} on ${page.url()}` })
}

export function assertSeen(stop, page) {
  assert.ok(stop.keyboard && stop.seen, `the focus is not seen on ${stop.place} "${stop.name}" of ${page.url()}`)
  assert.ok(!stop.covered, `something lies on ${stop.place} "${stop.name}", which has the focus, on ${page.url()}`)
}
