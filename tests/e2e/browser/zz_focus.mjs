import { asAuthor, asInhabitant, asNobody, asRecruiter } from './main_screens.mjs'
import { focused } from './focus.mjs'
import { faint } from './shape.mjs'
import { quiet } from './screens.mjs'
import { play, say } from './stage.mjs'
const see = () => async (page, name) => {
  await quiet(page)
  if (['tree as a list', 'add: level', 'leaf: ways to ask', 'add: proposals'].includes(name)) return
  const dark = await page.evaluate(() => document.documentElement.dataset.theme)
  const bad = [], stops = [], faints = new Set()
  await page.evaluate(() => { document.activeElement?.blur(); window.scrollTo(0, 0); document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex') })
  let outs = 0
  for (let i = 0; i < 90; i++) {
    await page.keyboard.press('Tab')
    const s = await focused(page)
    if (s.place === 'BODY') { if (++outs > 0 && i > 2) break; continue }
    stops.push(s.name.slice(0, 22))
    if (!s.keyboard || !s.seen || s.covered) bad.push(JSON.stringify(s))
    if (i % 4 === 0) for (const f of await faint(page)) faints.add(f)
  }
  say({ screen: name, dark, n: stops.length, stops: stops.join(' | '), bad, faints: [...faints] })
}
await play(async (stage) => {
  for (const [name, walk, s] of [['n', asNobody, 'light'], ['a', asInhabitant, 'dark'], ['k', asAuthor, 'light'], ['s', asRecruiter, 'light']]) {
    const page = await stage.somebody(name, { isMobile: false, hasTouch: false, colorScheme: s })
    try { await walk(page, see()) } catch (error) { say({ error: String(error), at: page.url() }); await page.screenshot({ path: `/tmp/a1dom/fail-${name}.png` }) }
  }
  say({ troubles: stage.troubles })
})
