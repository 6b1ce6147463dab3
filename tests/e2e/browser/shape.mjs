// Whether words and controls can be seen: nothing cut or covered when letters grow, edges and the focus stand out from what is around them.

/** The person's own spacing of text, with the values of WCAG 1.4.12. */
export const SPACED = 'html *:not(svg *) { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } html p { margin-block-end: 2em !important }'
/** Letters twice as large, as a browser does that magnifies text alone. */
export const LARGE = 'html { font-size: 200% !important }'

/** A style of the person's own; the page's policy refuses elements, not constructed sheets. */
export async function restyle(page, css) {
  await page.evaluate((text) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(text)
    document.adoptedStyleSheets = [sheet]
  }, css)
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
}

/** Words that are cut, lie on other words, or run off the side. */
export function lost(page) {
  return page.evaluate(() => {
    const wide = document.documentElement.clientWidth
    const found = []
    if (document.documentElement.scrollWidth > wide + 1) found.push(`scrolls sideways by ${document.documentElement.scrollWidth - wide} px`)
    const hides = (value) => value === 'hidden' || value === 'clip'
    const pieces = []
    const root = document.querySelector('dialog[open]') ?? document.body
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement
      if (!node.textContent.trim() || parent.closest('.sr-only, .skip, .spoken, option, noscript, script, style, [aria-hidden="true"] svg') || !parent.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      const rects = [...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1)
      const words = node.textContent.trim().slice(0, 40)
      let box = parent
      let fixed = false
      let scrolls = false
      for (; box && box !== document.documentElement; box = box.parentElement) {
        const style = getComputedStyle(box)
        // What stays while the page scrolls lies over it for a moment.
        if (['fixed', 'sticky'].includes(style.position)) fixed = true
        if (['auto', 'scroll'].includes(style.overflowX)) scrolls = true
        const { left, right, top, bottom } = box.getBoundingClientRect()
        if (!scrolls && hides(style.overflowX) && rects.some((rect) => rect.right > right + 2 || rect.left < left - 2)) found.push(`cut at the side: "${words}"`)
        if (hides(style.overflowY) && style.overflowY === style.overflowX && rects.some((rect) => rect.bottom > bottom + 3 || rect.top < top - 3)) found.push(`cut below: "${words}"`)
      }
      if (!scrolls && rects.some(({ left, right }) => right > wide + 1 || left < -1)) found.push(`off the side: "${words}"`)
      // Letters are less tall than their line: the middle of a line is where they are.
      if (!fixed) for (const { left, right, top, bottom } of rects) pieces.push({ node, words, left, right, top: top + (bottom - top) * 0.25, bottom: bottom - (bottom - top) * 0.25 })
    }
    for (const [index, one] of pieces.entries()) {
      for (const other of pieces.slice(index + 1)) {
        if (one.node === other.node) continue
        const across = Math.min(one.right, other.right) - Math.max(one.left, other.left)
        const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
        if (across > 4 && down > 3) found.push(`"${one.words}" lies on "${other.words}"`)
      }
    }
    return [...new Set(found)]
  })
}

/** Edges of fields and marks of icons that do not reach 3:1, as they are painted now. */
export function faint(page) {
  return page.evaluate(() => {
    const pen = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true })
    const over = (colours) => {
      pen.clearRect(0, 0, 1, 1)
      for (const colour of colours) {
        pen.fillStyle = colour
        pen.fillRect(0, 0, 1, 1)
      }
      return [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3)
    }
    const behind = (one) => {
      const colours = []
      for (let box = one; box; box = box.parentElement) colours.unshift(getComputedStyle(box).backgroundColor)
      return ['#fff', ...colours]
    }
    const light = (rgb) => {
      const [r, g, b] = rgb.map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
      return 0.2126 * r + 0.7152 * g + 0.0722 * b
    }
    const ratio = (one, other) => {
      const [high, low] = [light(one), light(other)].sort((a, b) => b - a)
      return (high + 0.05) / (low + 0.05)
    }
    const root = document.querySelector('dialog[open]') ?? document.body
    const seen = (one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !one.closest('.sr-only, :disabled')
    const name = (one) => `${one.tagName.toLowerCase()}.${[...one.classList].filter((part) => !part.startsWith('svelte-')).join('.')} "${(one.getAttribute('aria-label') ?? one.textContent).trim().slice(0, 30)}"`
    const found = []
    for (const field of root.querySelectorAll('input:not([type="radio"], [type="checkbox"]:not([role]), [type="hidden"]), textarea, select')) {
      if (!seen(field)) continue
      const style = getComputedStyle(field)
      if (style.appearance !== 'none' && parseFloat(style.borderTopWidth) === 0) continue
      const around = over(behind(field.parentElement))
      const edge = parseFloat(style.borderTopWidth) > 0 ? ratio(over([...behind(field), style.borderTopColor]), around) : 0
      const ground = ratio(over(behind(field)), around)
      if (Math.max(edge, ground) < 3) found.push(`edge ${Math.max(edge, ground).toFixed(2)} of ${name(field)}`)
    }
    // A picture that is all there is to see of a control, or stands for a fact in a list of facts.
    for (const icon of root.querySelectorAll('button svg, a svg, dt svg, li svg')) {
      const owner = icon.closest('button, a, dt, li')
      if (!seen(icon) || icon.closest('[role="group"]') || (owner.innerText ?? '').trim() !== '' || owner.closest('svg')) continue
      const got = ratio(over([...behind(icon.parentElement), getComputedStyle(icon).color]), over(behind(icon.parentElement)))
      if (got < 3) found.push(`icon ${got.toFixed(2)} in ${name(owner)}`)
    }
    const active = document.activeElement
    // A radio that is not drawn itself shows the focus on its row.
    const mark = active?.matches('label input') && getComputedStyle(active.closest('label')).outlineStyle !== 'none' ? active.closest('label') : active
    if (active && active !== document.body && active.matches(':focus-visible')) {
      const style = getComputedStyle(mark)
      if (style.outlineStyle !== 'none') {
        const got = ratio(over([...behind(mark.parentElement ?? mark), style.outlineColor]), over(behind(mark.parentElement ?? mark)))
        if (got < 3) found.push(`focus ${got.toFixed(2)} on ${name(mark)}`)
      }
    }
    return [...new Set(found)]
  })
}
