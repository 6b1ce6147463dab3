// What hands do to a page. The page itself counts touches, keys and typed text, so that a play cannot miscount in its own favour.

import assert from 'node:assert/strict'

/** What the page noticed since it was opened: touches and clicks of a pointer, keys, and text that came into a field. */
export async function noticed(page) {
  const seen = { touches: 0, keys: [], typed: [] }
  await page.exposeFunction('theHandsDid', (kind, what) => {
    if (kind === 'touch') seen.touches += 1
    else seen[kind].push(what)
  })
  await page.addInitScript(() => {
    const tell = (kind, what) => void window.theHandsDid(kind, what)
    addEventListener('pointerdown', () => tell('touch', ''), true)
    addEventListener('keydown', ({ key }) => tell('keys', key), true)
    addEventListener('input', ({ target, data }) => {
      const choice = ['checkbox', 'radio', 'range', 'color', 'file'].includes(target.type) || target.tagName === 'SELECT'
      if (!choice) tell('typed', data ?? target.value)
    }, true)
  })
  return seen
}

/** One finger. Whatever it touches is touched once, where it is. */
export class Finger {
  taps = 0

  async tap(target) {
    await target.tap()
    this.taps += 1
  }
}

/** What has the focus: how it is called, and whether its place is marked. */
export function focused(page) {
  return page.evaluate(() => {
    const element = document.activeElement
    const marked = (one, part) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(one, part)
      return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2
    }
    const drawn = element.querySelector?.('.target')
    const stroke = drawn ? getComputedStyle(drawn).stroke !== 'none' : false
    const name = element.getAttribute('aria-label') ?? element.labels?.[0]?.innerText ?? element.innerText ?? element.textContent
    return {
      name: name.replaceAll(/\s+/g, ' ').trim(), place: element.tagName, keyboard: element.matches(':focus-visible'),
      // A radio shows it on the row that it is in, the link of a card on the whole card.
      seen: marked(element) || marked(element, '::after') || stroke || (element.closest('label') ? marked(element.closest('label')) : false),
    }
  })
}

/** Presses Tab (or another key) until `name` has the focus; every stop on the way must be seen. */
export async function tabTo(page, name, { most = 60, key = 'Tab' } = {}) {
  for (let stops = 0; stops < most; stops += 1) {
    await page.keyboard.press(key)
    const stop = await focused(page)
    if (stop.place === 'BODY') continue
    assert.ok(stop.keyboard && stop.seen, `the focus is not seen on ${stop.place} "${stop.name}" of ${page.url()}`)
    if (name.test(stop.name)) return stops + 1
  }
  throw new assert.AssertionError({ message: `${most} times ${key} did not lead to ${name} on ${page.url()}` })
}
