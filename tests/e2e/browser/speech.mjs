// What a screen reader has of a screen: Chromium's own accessibility tree, in reading order, and what live regions say.

const CONTROLS = new Set(['button', 'link', 'textbox', 'searchbox', 'combobox', 'checkbox', 'radio', 'switch', 'slider', 'spinbutton', 'option', 'tab', 'menuitem', 'listbox'])
const LANDMARKS = new Set(['banner', 'navigation', 'main', 'contentinfo', 'search', 'form', 'region', 'complementary'])
/** What gives a control its place: two buttons "Changer" in two of these are told apart. */
const PLACES = new Set(['listitem', 'article', 'region', 'group', 'radiogroup', 'dialog', 'navigation', 'contentinfo'])

/** Every node that is spoken, with the texts and the places around it. */
export async function heard(page) {
  const devtools = await page.context().newCDPSession(page)
  const { nodes } = await devtools.send('Accessibility.getFullAXTree')
  await devtools.detach()
  const byId = new Map(nodes.map((node) => [node.nodeId, node]))
  const spoken = []
  const walk = (node, places, heading) => {
    if (!node) return heading
    const role = node.role?.value ?? ''
    const value = (name) => node.properties?.find((one) => one.name === name)?.value?.value
    let inside = places
    if (!node.ignored) {
      const one = { role, name: (node.name?.value ?? '').replaceAll(/\s+/g, ' ').trim(), level: value('level'), url: value('url'), hidden: value('hidden') ?? false, places, heading, text: '' }
      spoken.push(one)
      if (role === 'StaticText') for (const place of places) place.text += `${one.name} `
      if (role === 'heading') heading = one.name
      if (PLACES.has(role)) inside = [...places, one]
    }
    // Each child hears the heading before it, wherever that stood.
    for (const child of node.childIds ?? []) heading = walk(byId.get(child), inside, heading)
    return heading
  }
  walk(nodes[0], [], '')
  return spoken.filter(({ role }) => role !== 'InlineTextBox')
}

export const controls = (spoken) => spoken.filter(({ role }) => CONTROLS.has(role))
export const headings = (spoken) => spoken.filter(({ role }) => role === 'heading')
export const landmarks = (spoken) => spoken.filter(({ role }) => LANDMARKS.has(role))

/** Levels that do not follow, a title that is missing or there twice. */
export function badHeadings(spoken) {
  const list = headings(spoken)
  const wrong = list.filter(({ name }) => name === '').map(({ level }) => `a title ${level} without words`)
  const inDialog = spoken.some(({ role }) => role === 'dialog')
  const ones = list.filter(({ level }) => level === 1)
  if (!inDialog && ones.length !== 1) wrong.push(`${ones.length} titles of level 1`)
  if (!inDialog && list[0]?.level !== 1) wrong.push(`the first title is of level ${list[0]?.level}`)
  list.forEach(({ level, name }, index) => {
    const before = list[index - 1]?.level ?? level
    if (level > before + 1) wrong.push(`"${name}" goes from ${before} to ${level}`)
  })
  return wrong
}

/** `menu`: somebody is signed in, so that the menu is there. */
export function badLandmarks(spoken, { menu }) {
  if (spoken.some(({ role }) => role === 'dialog')) return []
  const list = landmarks(spoken)
  const wrong = []
  const count = (role) => list.filter((one) => one.role === role)
  if (count('main').length !== 1) wrong.push(`${count('main').length} main`)
  if (count('contentinfo').length !== 1) wrong.push(`${count('contentinfo').length} contentinfo`)
  if (menu && count('navigation').filter(({ name }) => name !== '').length !== 1) wrong.push('the menu is no named navigation')
  for (const role of ['navigation', 'region', 'form']) {
    const names = count(role).map(({ name }) => name)
    for (const name of new Set(names)) if (names.filter((one) => one === name).length > 1) wrong.push(`${role} "${name}" twice`)
  }
  return wrong
}

/** Controls and pictures without a name; controls of the same name in the same place that do not do the same. */
export function badNames(spoken) {
  const list = controls(spoken)
  const wrong = [...list, ...spoken.filter(({ role }) => ['image', 'img', 'dialog', 'progressbar', 'figure'].includes(role))].filter(({ name }) => name === '').map(({ role, heading }) => `${role} without a name, after "${heading}"`)
  const said = new Map()
  for (const one of list) {
    const place = one.places.findLast(({ text, name }) => text || name)
    const around = `${place ? place.name || place.text : ''}|${one.heading}`
    const key = `${one.role} "${one.name}" in ${around}`
    if (!said.has(key)) said.set(key, one.url)
    else if (one.role !== 'link' || said.get(key) !== one.url) wrong.push(`twice ${key.slice(0, 160)}`)
  }
  return wrong
}

/** Writes down what live regions say from now on; a `status` that arrives with its words in it is often not read, so it does not count. */
export async function listen(context) {
  await context.addInitScript(() => {
    const LIVE = '[role="status"], [role="alert"], [role="log"], [aria-live="polite"], [aria-live="assertive"]'
    const known = new WeakSet()
    window.said = []
    const learn = (root) => {
      for (const one of root.querySelectorAll?.(LIVE) ?? []) known.add(one)
      if (root.matches?.(LIVE)) known.add(root)
    }
    const start = () => {
      learn(document.documentElement)
      new MutationObserver((changes) => {
        const spoken = new Set()
        for (const { target, addedNodes } of changes) {
          const region = (target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement)?.closest(LIVE)
          if (region && known.has(region)) spoken.add(region)
          for (const node of addedNodes) {
            if (node.nodeType !== Node.ELEMENT_NODE) continue
            for (const alert of [node, ...node.querySelectorAll('[role="alert"]')]) if (alert.matches('[role="alert"]')) spoken.add(alert)
          }
        }
        for (const region of spoken) {
          const text = region.textContent.replaceAll(/\s+/g, ' ').trim()
          if (text) window.said.push(text)
        }
        learn(document.documentElement)
      }).observe(document.documentElement, { childList: true, subtree: true, characterData: true })
    }
    if (document.documentElement) start()
    else document.addEventListener('DOMContentLoaded', start)
  })
}

/** Waits until a live region says that. */
export async function says(page, pattern) {
  await page.waitForFunction(([source, flags]) => window.said.some((text) => new RegExp(source, flags).test(text)), [pattern.source, pattern.flags])
}
