// Two fingers, two taps and a wheel on a drawing; what is seen of it afterwards.

import assert from 'node:assert/strict'

/** Moves two fingers apart (or together) around a point, as a hand does: the browser itself makes the touches. */
export async function pinch(page, { x, y }, from, to, steps = 8) {
  const devtools = await page.context().newCDPSession(page)
  const touch = (type, half) =>
    devtools.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x: x - half, y, id: 1 }, { x: x + half, y, id: 2 }] })
  await touch('touchStart', from)
  for (let step = 1; step <= steps; step += 1) await touch('touchMove', from + ((to - from) * step) / steps)
  await touch('touchEnd', to)
  await devtools.detach()
}

export async function doubleTap(page, { x, y }) {
  await page.touchscreen.tap(x, y)
  await page.touchscreen.tap(x, y)
}

/** How many times larger than whole the drawing is, and where its corner is, once it rests. */
export async function rested(page, stage) {
  return await stage.locator('svg').first().evaluate(async (svg) => {
    const quiet = (ms) => new Promise((done) => setTimeout(done, ms))
    let before = ''
    // The name of a view is its transform; names are written a moment after it rests.
    for (let calm = 0; calm < 3; calm = svg.style.transform === before && svg.style.willChange === '' ? calm + 1 : 0) {
      before = svg.style.transform
      await quiet(120)
    }
    const [, x, y, zoom] = /translate\((.+?)px, (.+?)px\) scale\((.+?)\)/.exec(svg.style.transform) ?? [0, 0, 0, 1]
    return { x: Number(x), y: Number(y), zoom: Number(zoom) }
  })
}

export async function middle(stage) {
  const { x, y, width, height } = await stage.boundingBox()
  return { x: x + width / 2, y: y + height / 2 }
}

/** No name is written over another, as it is really drawn. Returns how many are written. */
export async function assertNamesApart(stage) {
  const over = await stage.evaluate((element) => {
    const boxes = [...element.querySelectorAll('g.names text')].map((text) => ({ name: text.textContent, box: text.getBoundingClientRect() }))
    const meets = (one, other) => one.left < other.right - 1 && other.left < one.right - 1 && one.top < other.bottom - 2 && other.top < one.bottom - 2
    return { count: boxes.length, pairs: boxes.flatMap((one, at) => boxes.slice(at + 1).filter((other) => meets(one.box, other.box)).map((other) => `${one.name} / ${other.name}`)) }
  })
  assert.deepEqual(over.pairs, [])
  return over.count
}
