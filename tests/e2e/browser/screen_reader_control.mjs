// Faults put on a screen by hand, each of a kind that the other plays look for: they must be found.

import { everyStop } from './focus.mjs'
import { open } from './screens.mjs'
import { faint, lost, restyle, SPACED } from './shape.mjs'
import { badHeadings, badLandmarks, badNames, heard, listen } from './speech.mjs'
import { play, say } from './stage.mjs'

await play(async (stage) => {
  const page = await stage.somebody('nobody', { isMobile: false, hasTouch: false })
  await listen(page.context())
  await open(page, '/accessibilite')
  const clean = await heard(page)
  say({ clean: [...badHeadings(clean), ...badLandmarks(clean, { menu: false }), ...badNames(clean), ...(await lost(page)), ...(await faint(page)), ...(await everyStop(page)).wrong] })

  await page.evaluate(() => {
    const main = document.querySelector('main')
    const add = (tag, text, attributes = {}, style = {}) => {
      const one = Object.assign(document.createElement(tag), { textContent: text })
      for (const [name, value] of Object.entries(attributes)) one.setAttribute(name, value)
      for (const [name, value] of Object.entries(style)) one.style.setProperty(name, value)
      main.append(one)
      return one
    }
    add('h1', 'Un autre titre')
    add('h4', 'Trop bas')
    add('div', '', { role: 'main' })
    add('button', '')
    add('button', 'Changer')
    add('button', 'Changer')
    add('p', 'Ces mots sont coupés parce que leur boîte est trop petite', {}, { overflow: 'hidden', 'block-size': '12px' })
    add('p', 'Ces mots sortent de l’écran, parce que leur ligne est bien plus longue que lui', {}, { 'white-space': 'nowrap', 'inline-size': '900px' })
    add('p', 'Une ligne qui tient tout juste dans sa boîte', {}, { overflow: 'hidden', 'block-size': '3.2em', 'inline-size': '14em', 'line-height': '1.1' })
    add('input', '', { 'aria-label': 'Pâle' }, { border: '1px solid #eee', background: '#fffdf7' })
    add('a', 'Sans repère', { href: '/source' }, { outline: 'none' })
    add('a', 'Repère pâle', { href: '/plan' }, { 'outline-color': '#f5efe0' })
    add('p', 'Dit trop tard', { role: 'status' })
  })
  const spoken = await heard(page)
  const plain = await lost(page)
  await restyle(page, SPACED)
  const spaced = (await lost(page)).filter((one) => !plain.includes(one))
  await restyle(page, '')
  say({
    headings: badHeadings(spoken), landmarks: badLandmarks(spoken, { menu: false }), names: badNames(spoken), lost: plain, spaced, faint: await faint(page),
    stops: (await everyStop(page)).wrong, late: await page.evaluate(() => window.said.includes('Dit trop tard')),
  })
})
